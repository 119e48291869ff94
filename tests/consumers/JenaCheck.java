import java.util.ArrayList;
import java.util.List;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.riot.system.StreamRDFCountingBase;

// What `riot --validate` does, for many files in one JVM: a line "FILE TRIPLES QUADS", then what Jena warns of.
public class JenaCheck {
  public static void main(String[] paths) {
    int bad = 0;
    for (String path : paths) {
      List<String> told = new ArrayList<>();
      StreamRDFCountingBase count = new StreamRDFCountingBase(StreamRDFLib.sinkNull());
      try {
        RDFParser.source(path).checking(true).strict(true).errorHandler(new Teller(told)).parse(count);
      } catch (RuntimeException failed) {
        told.add("failed: " + failed.getMessage());
      }
      System.out.println(path + "\t" + count.countTriples() + "\t" + count.countQuads());
      for (String each : told) System.out.println("  " + each);
      bad += told.size();
    }
    System.exit(bad == 0 ? 0 : 1);
  }

  record Teller(List<String> told) implements ErrorHandler {
    public void warning(String message, long line, long column) { told.add(line + ":" + column + " warning: " + message); }
    public void error(String message, long line, long column) { told.add(line + ":" + column + " error: " + message); }
    public void fatal(String message, long line, long column) { told.add(line + ":" + column + " fatal: " + message); }
  }
}
