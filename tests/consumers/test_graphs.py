"""GraphML and GEXF, opened in the programs that people open them in."""
import json
import re
import unittest
import zipfile
import xml.etree.ElementTree as xml

import consumers
from consumers import GRAPHS, JARS, VIEWS, in_node, in_python, java, need, need_node, need_python, outputs, relata, run

GEXF = "{http://gexf.net/1.3}"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
NUMBERS = {"statements": "Long", "documents": "Long", "degree_all": "Long", "pagerank": "Double", "community": "Long"}


def files(corpora=("sample", "nasty")):
    return [outputs() / f"{corpus}-{view}.{ending}" for corpus in corpora for view in VIEWS for ending in GRAPHS]


def counts(path):
    """Nodes and edges as they stand in the file."""
    root = xml.parse(path).getroot()
    space = GEXF if path.suffix == ".gexf" else GRAPHML
    return {"nodes": sum(1 for _ in root.iter(space + "node")), "edges": sum(1 for _ in root.iter(space + "edge"))}


class Gephi(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        need("java", JARS["gephi"])
        picture = outputs() / "gephi.svg"
        arguments = [f"{path}=>{picture}" if path.name == "sample-entities.gexf" else path for path in files()]
        cls.seen = {line["file"]: line for line in map(json.loads, java(JARS["gephi"], "GephiImport.java", *arguments).stdout.splitlines())}
        cls.picture = picture

    def test_every_file_opens_without_a_warning_and_whole(self):
        for path in files():
            with self.subTest(path.name):
                seen = self.seen[path.name]
                self.assertEqual([issue for issue in seen["issues"] if not issue.startswith("INFO")], [])
                self.assertEqual({"nodes": seen["nodes"], "edges": seen["edges"]}, counts(path))
                self.assertTrue(seen["directed"])

    def test_edges_have_their_relation_and_mode_as_type(self):
        for ending in GRAPHS:
            seen = self.seen[f"nasty-entities.{ending}"]
            for wanted in ("met", "met (planned)", "met (possible)", "met (negated)", "visited", "holdsRole"):
                self.assertIn(wanted, seen["types"])
            self.assertTrue(all(edge["_type"] == edge["Label"] for edge in seen["edge_rows"]))

    def test_numbers_arrive_as_numbers_and_names_whole(self):
        for ending in GRAPHS:
            seen = self.seen[f"nasty-entities.{ending}"]
            self.assertEqual({name: seen["node_columns"].get(name) for name in NUMBERS}, NUMBERS)
            labels = {row["Label"] for row in seen["node_rows"]}
            for name in ("INF Treaty Group", "null", "]]>", "<b>&amp;</b>", "9007199254740993", "\U0001f600 Emoji \U0001f469\u200d\U0001f4bb",
                         "\u05e9\u05dc\u05d5\u05dd \u0639\u0631\u0628\u064a", "Narcissus Self", "a" * 3000):
                self.assertIn(name, labels)
            loops = [edge for edge in seen["edge_rows"] if edge["_source"] == edge["_target"]]
            self.assertEqual(len(loops), 2)

    def test_it_looks_right_at_once(self):
        for ending in GRAPHS:
            seen = self.seen[f"sample-entities.{ending}"]
            sizes = [row["_size"] for row in seen["node_rows"]]
            self.assertAlmostEqual(min(sizes), 4, places=3)
            self.assertAlmostEqual(max(sizes), 100, places=3)
            by_type = {}
            for row in seen["node_rows"]:
                by_type.setdefault(row["entity_type"], set()).add(row["_color"])
            self.assertTrue(all(len(colours) == 1 for colours in by_type.values()), by_type)
            self.assertEqual(len({next(iter(c)) for c in by_type.values()}), len(by_type))
            self.assertTrue(all(edge["_color"] for edge in seen["edge_rows"]))
            self.assertEqual(len({(row["_x"], row["_y"]) for row in seen["node_rows"]}), seen["nodes"])

    def test_the_timeline_spans_what_is_dated(self):
        sample, nasty = self.seen["sample-entities.gexf"], self.seen["nasty-entities.gexf"]
        for seen in (sample, nasty):
            self.assertEqual((seen["dynamic"], seen["time_format"], seen["time_representation"], seen["time_zone"]),
                             (True, "DATE", "INTERVAL", "UTC"))
        days = [edge[key] for edge in sample["edge_rows"] for key in ("first", "last") if key in edge]
        self.assertTrue(days)
        self.assertLess(nasty["from"], -47e12)  # the year 476
        undated = [edge for edge in sample["edge_rows"] if "first" not in edge]
        self.assertTrue(undated)
        self.assertTrue(all("Interval" not in edge for edge in undated))
        self.assertTrue(all("Interval" in edge for edge in sample["edge_rows"] if "first" in edge))

    def test_its_preview_draws_every_node(self):
        picture = self.picture.read_text(encoding="utf-8")
        self.assertEqual(picture.count("<circle"), self.seen["sample-entities.gexf"]["nodes"])


class OtherReaders(unittest.TestCase):
    def test_networkx_reads_every_file_with_its_types(self):
        need_python("networkx")
        code = ("import sys, json, networkx\nout = {}\nfor path in sys.argv[1:]:\n"
                "    graph = networkx.read_gexf(path) if path.endswith('gexf') else networkx.read_graphml(path)\n"
                "    node = next(d for _, d in graph.nodes(data=True) if 'pagerank' in d)\n"
                "    out[path] = {'nodes': graph.number_of_nodes(), 'edges': graph.number_of_edges(),\n"
                "                 'types': [type(node['statements']).__name__, type(node['pagerank']).__name__],\n"
                "                 'labels': [d.get('label') for _, d in graph.nodes(data=True)]}\nprint(json.dumps(out))\n")
        seen = in_python(code, *files())
        for path in files():
            with self.subTest(path.name):
                found = seen[str(path)]
                self.assertEqual({"nodes": found["nodes"], "edges": found["edges"]}, counts(path))
                self.assertEqual(found["types"], ["int", "float"])
        self.assertIn("INF Treaty Group", seen[str(outputs() / "nasty-entities.graphml")]["labels"])

    def test_igraph_reads_every_graphml(self):
        need_python("igraph")
        code = ("import sys, json, igraph\nout = {}\nfor path in sys.argv[1:]:\n    graph = igraph.Graph.Read_GraphML(path)\n"
                "    out[path] = {'nodes': graph.vcount(), 'edges': graph.ecount(), 'directed': graph.is_directed(),\n"
                "                 'weight': sum(graph.es['weight']) if 'weight' in graph.es.attributes() else None}\nprint(json.dumps(out))\n")
        paths = [path for path in files() if path.suffix == ".graphml"]
        seen = in_python(code, *paths)
        for path in paths:
            with self.subTest(path.name):
                found = seen[str(path)]
                self.assertEqual({"nodes": found["nodes"], "edges": found["edges"]}, counts(path))
                self.assertTrue(found["directed"])
                self.assertGreaterEqual(found["weight"], found["edges"])

    def test_graphology_reads_every_file(self):
        need_node("graphology-gexf")
        seen = in_node("graphology_read.mjs", *files())
        for path in files():
            with self.subTest(path.name):
                found = seen[str(path)]
                self.assertEqual({"nodes": found["nodes"], "edges": found["edges"]}, counts(path))
                self.assertEqual(found["types"], {"statements": "number", "pagerank": "number", "label": "string", "x": "number", "y": "number"})

    def test_every_file_is_sound_xml(self):
        need("xmllint")
        run("xmllint", "--noout", "--nonet", *files())

    def test_graphml_is_what_its_schema_says_but_for_the_type_of_edges(self):
        need("xmllint", JARS["jgrapht"])
        folder = outputs() / "xsd"
        with zipfile.ZipFile(JARS["jgrapht"]) as jar:
            jar.extractall(folder, [name for name in jar.namelist() if name.endswith(".xsd")])
        for path in files():
            if path.suffix == ".graphml":
                # The type stands where Gephi and Neo4j look for it, which the schema does not know.
                text, count = re.subn(r'(<edge [^>]*) label="[^"]*"', r"\1", path.read_text(encoding="utf-8"))
                self.assertEqual(count, counts(path)["edges"])
                bare = folder / path.name
                bare.write_text(text, encoding="utf-8")
                run("xmllint", "--nonet", "--noout", "--schema", folder / "graphml.xsd", bare)

    def test_yed_gets_its_labels_places_and_colours(self):
        path = outputs() / "yed.graphml"
        relata("merge", outputs() / "nasty.statements.jsonl", "--rules", "diplomacy", "--yed", "-o", path)
        root, y = xml.parse(path).getroot(), "{http://www.yworks.com/xml/graphml}"
        kinds = {key.get("id"): key.get("yfiles.type") for key in root.iter(GRAPHML + "key") if key.get("yfiles.type")}
        self.assertEqual(kinds, {"yed_node": "nodegraphics", "yed_edge": "edgegraphics"})
        nodes = list(root.iter(y + "ShapeNode"))
        self.assertEqual(len(nodes), counts(path)["nodes"])
        self.assertEqual(len(list(root.iter(y + "PolyLineEdge"))), counts(path)["edges"])
        self.assertIn("]]>", {node.find(y + "NodeLabel").text for node in nodes})


if __name__ == "__main__":
    consumers.main()
