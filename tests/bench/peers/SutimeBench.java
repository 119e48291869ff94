// Times of SUTime (tokenize, pos) on a folder of texts: NAME.txt whose first line is the document's date. Prints seconds of processor
// time on one thread, start-up apart (one text is read before the clock starts), and the number of expressions found.
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.AnnotationPipeline;
import edu.stanford.nlp.pipeline.POSTaggerAnnotator;
import edu.stanford.nlp.pipeline.TokenizerAnnotator;
import edu.stanford.nlp.pipeline.WordsToSentencesAnnotator;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.time.TimeAnnotations;
import edu.stanford.nlp.time.TimeAnnotator;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

public class SutimeBench {
  public static void main(String[] arguments) throws Exception {
    AnnotationPipeline pipeline = new AnnotationPipeline();
    pipeline.addAnnotator(new TokenizerAnnotator(false));
    pipeline.addAnnotator(new WordsToSentencesAnnotator(false));
    pipeline.addAnnotator(new POSTaggerAnnotator(false));
    pipeline.addAnnotator(new TimeAnnotator("sutime", new Properties()));
    annotate(pipeline, "They met on Monday.", "2023-06-19");
    List<String[]> texts = new ArrayList<>();
    try (var paths = Files.list(Path.of(arguments[0]))) {
      for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
        String all = Files.readString(path);
        int line = all.indexOf('\n');
        texts.add(new String[] {all.substring(0, line), all.substring(line + 1)});
      }
    }
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    int found = 0;
    for (String[] text : texts) found += annotate(pipeline, text[1], text[0]);
    System.out.println((threads.getCurrentThreadCpuTime() - before) / 1e9 + " " + found);
  }

  private static int annotate(AnnotationPipeline pipeline, String text, String date) {
    Annotation annotation = new Annotation(text);
    if (!date.isEmpty()) annotation.set(CoreAnnotations.DocDateAnnotation.class, date);
    pipeline.annotate(annotation);
    return annotation.get(TimeAnnotations.TimexAnnotations.class).size();
  }
}
