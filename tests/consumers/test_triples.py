"""RDF outputs, read by other people's parsers without a warning, and the same graph in every syntax."""
import re
import unittest

import consumers
from consumers import JARS, SOURCE, TRIPLES, in_node, in_python, java, need, need_node, need_python, outputs, relata, run

CORPORA = ("sample", "nasty")
FORMATS = {"nq": "nquads", "trig": "trig", "nt": "ntriples"}


def files():
    return [outputs() / f"{corpus}.{ending}" for corpus in CORPORA for ending in TRIPLES]


def lines_of(path):
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line]


class Parsers(unittest.TestCase):
    def test_jena_checks_strictly_and_warns_of_nothing(self):
        need("java", JARS["fuseki"])
        said = java(JARS["fuseki"], "JenaCheck.java", *files()).stdout.splitlines()
        self.assertEqual([line for line in said if line.startswith("  ")], [])
        counts = {path: (int(triples), int(quads)) for path, triples, quads in (line.split("\t") for line in said)}
        for corpus in CORPORA:
            for ending in ("nq", "trig", "jsonld"):
                self.assertEqual(counts[str(outputs() / f"{corpus}.{ending}")], (0, len(lines_of(outputs() / f"{corpus}.nq"))))
            self.assertEqual(counts[str(outputs() / f"{corpus}.nt")], (len(lines_of(outputs() / f"{corpus}.nt")), 0))

    def test_rapper_and_serdi_warn_of_nothing(self):
        for command in (("rapper", "-q", "-c", "-i"), ("serdi", "-q", "-o", "nquads", "-i")):
            with self.subTest(command[0]):
                need(command[0])
                for corpus in CORPORA:
                    for ending, name in FORMATS.items():
                        path = outputs() / f"{corpus}.{ending}"
                        told = run(*[part for part in command if command[0] == "rapper" or part != "-q"], name, path)
                        self.assertEqual(told.stderr, "")
                        if command[0] == "serdi":
                            self.assertEqual(len(set(filter(None, told.stdout.split("\n")))), len(lines_of(outputs() / f"{corpus}.{'nt' if ending == 'nt' else 'nq'}")))

    def test_every_syntax_is_the_same_graph_under_rdfc_1_0(self):
        need_node("rdf-canonize")
        for corpus in CORPORA:
            with self.subTest(corpus):
                found = in_node("canonical.mjs", outputs() / corpus)
                self.assertEqual(found["trig"], found["nq"])
                self.assertEqual(found["jsonld"], found["nq"])
                self.assertEqual(found["jsonld_streamed"], found["nq"])
                self.assertEqual(found["nt"], found["union"])
                self.assertTrue(found["is_canonical"])
                self.assertEqual(found["nq"]["quads"], len(lines_of(outputs() / f"{corpus}.nq")))

    def test_oxigraph_and_rdflib_hold_every_quad_and_every_name(self):
        need_python("pyoxigraph")
        code = ("import sys, json, pyoxigraph as ox\nout = {}\nfor path in sys.argv[1:]:\n    store = ox.Store()\n    store.load(path=path)\n"
                "    ask = 'SELECT DISTINCT ?n { { ?x <https://schema.org/name> ?n } UNION { GRAPH ?g { ?x <https://schema.org/name> ?n } } }'\n"
                "    out[path] = {'quads': len(store), 'names': sorted(row['n'].value for row in store.query(ask))}\nprint(json.dumps(out))\n")
        in_oxigraph = in_python(code, *files())
        code = ("import sys, json, rdflib\nout = {}\nfor path in sys.argv[1:]:\n    data = rdflib.Dataset()\n    data.parse(path)\n"
                "    names = {str(o) for _, _, o, _ in data.quads((None, rdflib.URIRef('https://schema.org/name'), None, None))}\n"
                "    out[path] = {'quads': len(list(data.quads((None, None, None, None)))), 'names': sorted(names)}\nprint(json.dumps(out))\n")
        in_rdflib = in_python(code, *files())
        for path in files():
            with self.subTest(path.name):
                expected = len(lines_of(path.with_suffix(".nt" if path.suffix == ".nt" else ".nq")))
                self.assertEqual(in_oxigraph[str(path)]["quads"], expected)
                self.assertEqual(in_rdflib[str(path)]["quads"], expected)
                self.assertEqual(in_oxigraph[str(path)]["names"], in_rdflib[str(path)]["names"])
        names = set(in_oxigraph[str(outputs() / "nasty.jsonld")]["names"])
        for name in ("INF", "null", "]]>", "\"quoted\" 'name'", "back\\slash", "9007199254740993", "\U0001f600 Emoji \U0001f469\u200d\U0001f4bb", "  spaces  "):
            self.assertIn(name, names)

    def test_there_are_no_blank_nodes_and_no_raw_controls(self):
        for path in files():
            text = path.read_text(encoding="utf-8")
            self.assertIsNone(re.search("[\x00-\x09\x0b-\x1f\ufdd0\ufffd-\uffff]", text), path.name)
        for corpus in CORPORA:
            self.assertFalse([line for line in lines_of(outputs() / f"{corpus}.nq") if line.startswith("_:") or " _:" in line.split('"')[0]])


class Vocabulary(unittest.TestCase):
    CODE = ("import sys, json, rdflib, pyshacl\n"
            "data, shapes, ontology = sys.argv[1:4]\n"
            "graph = rdflib.Graph().parse(data)\n"
            "good, _, text = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(shapes), ont_graph=rdflib.Graph().parse(ontology), inference='none')\n"
            "print(json.dumps([good, text[:3000]]))\n")

    def validated(self, path):
        need_python("pyshacl")
        return in_python(self.CODE, path, SOURCE / "schemas" / "shapes.ttl", SOURCE / "schemas" / "ontology.ttl", timeout=600)

    def test_outputs_conform_to_the_shapes(self):
        good, text = self.validated(outputs() / "sample.nt")
        self.assertTrue(good, text)

    def test_broken_data_do_not(self):
        text = (outputs() / "sample.nt").read_text(encoding="utf-8")
        breaks = {
            "a mode that is none": (r'(<[^>]*/event/[^>]*> <[^>]*ns#mode>) "asserted"', r'\1 "sure"'),
            "evidence that ends before it starts": (r'(oa#end>) "\d+"', r'\1 "0"'),
            "a day that is a word": (r'(ns#onDate>) "[^"]*"\^\^<[^>]*>', r'\1 "Monday"'),
            "an event without its kind": (r'<[^>]*> <[^>]*sem/eventType> <[^>]*> \.\n', ""),
            "a meeting with a title": (r'(diplomacy#met>) <[^>]*>', r'\1 <https://example.org/relata/nobody>'),
        }
        for what, (pattern, replacement) in breaks.items():
            with self.subTest(what):
                broken = re.sub(pattern, replacement, text, count=1)
                self.assertNotEqual(broken, text)
                path = outputs() / "broken.nt"
                path.write_text(broken, encoding="utf-8")
                good, _ = self.validated(path)
                self.assertFalse(good)

    def test_the_shipped_files_are_those_of_the_schema(self):
        for name in ("ontology", "shapes"):
            made = relata("schema", name, "--rules", "diplomacy").stdout
            self.assertEqual(made, (SOURCE / "schemas" / f"{name}.ttl").read_text(encoding="utf-8"),
                             f"run: relata schema {name} --rules diplomacy > schemas/{name}.ttl")
        self.assertIn("<https://example.org/mine/type/>", relata("schema", "ontology", "--base", "https://example.org/mine").stdout)

    def test_every_term_of_the_outputs_is_in_the_ontology(self):
        need_python("rdflib")
        code = ("import sys, json, rdflib\ndata, ontology = rdflib.Graph().parse(sys.argv[1]), rdflib.Graph().parse(sys.argv[2])\n"
                "own = lambda term: str(term).startswith('https://example.org/relata/') and not any(f'/{kind}/' in str(term) for kind in ('entity', 'event', 'document', 'evidence', 'statement'))\n"
                "used = {p for p in data.predicates()} | {o for o in data.objects(None, rdflib.RDF.type)}\n"
                "print(json.dumps(sorted(str(term) for term in used if own(term) and (term, None, None) not in ontology)))\n")
        self.assertEqual(in_python(code, outputs() / "sample.nt", SOURCE / "schemas" / "ontology.ttl"), [])


if __name__ == "__main__":
    consumers.main()
