import java.io.File;
import java.util.*;
import org.gephi.graph.api.*;
import org.gephi.io.exporter.api.ExportController;
import org.gephi.io.importer.api.*;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.preview.api.*;
import org.gephi.preview.types.*;
import org.gephi.project.api.*;
import org.openide.util.Lookup;

// Opens each file in Gephi, headless, and prints a line of JSON on what Gephi then holds. "graph.gexf=>picture.svg" draws it as well.
public class GephiImport {
  public static void main(String[] arguments) throws Exception {
    for (String path : arguments) {
      String picture = null;
      int at = path.indexOf("=>");
      if (at > 0) { picture = path.substring(at + 2); path = path.substring(0, at); }
      System.out.println(look(path, picture));
    }
    System.exit(0);
  }

  static String look(String path, String picture) throws Exception {
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    projects.newProject();
    Workspace workspace = projects.getCurrentWorkspace();
    ImportController importer = Lookup.getDefault().lookup(ImportController.class);
    Container container = importer.importFile(new File(path));
    Report report = container.getReport();
    List<String> issues = new ArrayList<>();
    importer.process(container, new DefaultProcessor(), workspace);
    report.close();
    for (Iterator<Issue> i = report.getIssues(1000); i.hasNext();) { Issue issue = i.next(); issues.add(issue.getLevel() + ": " + issue.getMessage()); }
    GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
    Graph graph = model.getGraph();
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("file", new File(path).getName());
    out.put("issues", issues);
    out.put("nodes", graph.getNodeCount());
    out.put("edges", graph.getEdgeCount());
    out.put("directed", model.isDirected());
    List<String> types = new ArrayList<>();
    for (Object label : model.getEdgeTypeLabels()) types.add(String.valueOf(label));
    Collections.sort(types);
    out.put("types", types);
    out.put("node_columns", columns(model.getNodeTable()));
    out.put("edge_columns", columns(model.getEdgeTable()));
    out.put("dynamic", model.isDynamic());
    out.put("time_format", String.valueOf(model.getTimeFormat()));
    out.put("time_representation", String.valueOf(model.getConfiguration().getTimeRepresentation()));
    out.put("time_zone", String.valueOf(model.getTimeZone()));
    if (model.isDynamic()) {
      Interval bounds = model.getTimeBounds();
      out.put("from", bounds.getLow());
      out.put("to", bounds.getHigh());
    }
    List<Object> nodes = new ArrayList<>();
    for (Node node : graph.getNodes().toArray()) {
      Map<String, Object> n = row(node, model.getNodeTable());
      n.put("_size", (double) node.size());
      n.put("_x", (double) node.x());
      n.put("_y", (double) node.y());
      n.put("_color", String.format("%02x%02x%02x", node.getColor().getRed(), node.getColor().getGreen(), node.getColor().getBlue()));
      nodes.add(n);
    }
    out.put("node_rows", nodes);
    List<Object> edges = new ArrayList<>();
    for (Edge edge : graph.getEdges().toArray()) {
      Map<String, Object> e = row(edge, model.getEdgeTable());
      e.put("_type", String.valueOf(edge.getTypeLabel()));
      e.put("_weight", edge.getWeight());
      e.put("_source", String.valueOf(edge.getSource().getId()));
      e.put("_target", String.valueOf(edge.getTarget().getId()));
      e.put("_color", edge.alpha() == 0 ? null : String.format("%02x%02x%02x", edge.getColor().getRed(), edge.getColor().getGreen(), edge.getColor().getBlue()));
      edges.add(e);
    }
    out.put("edge_rows", edges);
    if (picture != null) draw(workspace, picture);
    return json(out);
  }

  static void draw(Workspace workspace, String picture) throws Exception {
    PreviewProperties p = Lookup.getDefault().lookup(PreviewController.class).getModel(workspace).getProperties();
    p.putValue(PreviewProperty.SHOW_NODE_LABELS, Boolean.TRUE);
    p.putValue(PreviewProperty.NODE_LABEL_PROPORTIONAL_SIZE, Boolean.FALSE);
    p.putValue(PreviewProperty.NODE_LABEL_FONT, new java.awt.Font("SansSerif", java.awt.Font.PLAIN, 19));
    p.putValue(PreviewProperty.NODE_LABEL_OUTLINE_SIZE, 3f);
    p.putValue(PreviewProperty.NODE_LABEL_OUTLINE_OPACITY, 80f);
    p.putValue(PreviewProperty.NODE_BORDER_WIDTH, 0.5f);
    p.putValue(PreviewProperty.ARROW_SIZE, 2.5f);
    p.putValue(PreviewProperty.EDGE_OPACITY, 60f);
    p.putValue(PreviewProperty.EDGE_THICKNESS, 3f);
    p.putValue(PreviewProperty.EDGE_CURVED, Boolean.TRUE);
    p.putValue(PreviewProperty.EDGE_COLOR, new EdgeColor(EdgeColor.Mode.ORIGINAL));
    Lookup.getDefault().lookup(PreviewController.class).refreshPreview(workspace);
    Lookup.getDefault().lookup(ExportController.class).exportFile(new File(picture));
  }

  static Map<String, String> columns(Table table) {
    Map<String, String> out = new LinkedHashMap<>();
    for (Column column : table) out.put(column.getTitle(), column.getTypeClass().getSimpleName());
    return out;
  }

  static Map<String, Object> row(Element element, Table table) {
    Map<String, Object> out = new LinkedHashMap<>();
    for (Column column : table) {
      Object value = element.getAttribute(column);
      if (value != null) out.put(column.getTitle(), value instanceof Number ? value : String.valueOf(value));
    }
    return out;
  }

  static String json(Object value) {
    if (value == null) return "null";
    if (value instanceof Number || value instanceof Boolean) return value.toString();
    StringBuilder out = new StringBuilder();
    if (value instanceof Map<?, ?> map) {
      String comma = "";
      out.append('{');
      for (Map.Entry<?, ?> each : map.entrySet()) { out.append(comma).append(json(each.getKey())).append(':').append(json(each.getValue())); comma = ","; }
      return out.append('}').toString();
    }
    if (value instanceof Iterable<?> list) {
      String comma = "";
      out.append('[');
      for (Object each : list) { out.append(comma).append(json(each)); comma = ","; }
      return out.append(']').toString();
    }
    out.append('"');
    for (char c : value.toString().toCharArray()) {
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < 0x20 || c > 0x7e) out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    return out.append('"').toString();
  }
}
