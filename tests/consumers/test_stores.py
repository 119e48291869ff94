"""Stores that run while a test does, on loopback: what relata writes, loaded by relata and by their own loaders."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest
import urllib.parse
import urllib.request

import consumers
from consumers import JARS, free_port, in_python, load, need, need_python, outputs, run, sample_quads, stop, wait_for


def ask(endpoint, query):
    """The one number that a SPARQL query gives."""
    request = urllib.request.Request(endpoint + "?" + urllib.parse.urlencode({"query": query}), headers={"Accept": "application/sparql-results+json"})
    with urllib.request.urlopen(request, timeout=120) as answer:
        row = json.load(answer)["results"]["bindings"][0]
    return int(row["n"]["value"])


ALL = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
GRAPHS = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
OURS = ' FILTER(STRSTARTS(STR(?g), "https://example.org/relata/")) }'


class Fuseki(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        need("java", JARS["fuseki"])
        port = free_port()
        cls.home = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.home.cleanup)
        cls.server = subprocess.Popen(["java", "-Xmx1g", "-XX:TieredStopAtLevel=1", "-jar", str(JARS["fuseki"]), "--mem", "--localhost", "--port", str(port), "/ds"],
                                      cwd=cls.home.name, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "FUSEKI_BASE": cls.home.name})
        cls.addClassCleanup(stop, cls.server)
        cls.url = f"http://127.0.0.1:{port}/ds"
        wait_for(lambda: urllib.request.urlopen(cls.url + "/sparql?query=ASK%7B%7D", timeout=5).status == 200, cls.server)

    def test_both_ways_of_loading_give_every_quad_and_graph(self):
        graphs = {line.rsplit(" ", 2)[1] for line in sample_quads()}
        for address, *way in ((self.url + "/data",), (self.url + "/data", "--graph-by", "document"), (self.url,)):
            with self.subTest((address, way)):
                result = load(outputs() / "sample.nq", "--endpoint", address, *way)
                self.assertEqual(result.returncode, 0, result.stderr)
                self.assertEqual(ask(self.url + "/sparql", ALL), len(sample_quads()))
                self.assertEqual(ask(self.url + "/sparql", GRAPHS), len(graphs))
                urllib.request.urlopen(urllib.request.Request(self.url + "/update", data=b"CLEAR ALL", headers={"Content-Type": "application/sparql-update"}), timeout=60)

    def test_the_nasty_corpus_is_the_same_inside(self):
        need_python("pyoxigraph")
        result = load(outputs() / "nasty.nq", "--endpoint", self.url + "/data")
        self.assertEqual(result.returncode, 0, result.stderr)
        dump = urllib.request.urlopen(urllib.request.Request(self.url + "/data", headers={"Accept": "application/n-quads"}), timeout=60).read()
        urllib.request.urlopen(urllib.request.Request(self.url + "/update", data=b"CLEAR ALL", headers={"Content-Type": "application/sparql-update"}), timeout=60)
        held = pathlib.Path(self.home.name) / "held.nq"
        held.write_bytes(dump)
        code = ("import sys, json, pyoxigraph as ox\nsent, held = [set(map(str, ox.parse(path=path))) for path in sys.argv[1:]]\n"
                "print(json.dumps({'quads': len(sent), 'lost': sorted(sent - held), 'new': sorted(held - sent)}))\n")
        found = in_python(code, outputs() / "nasty.nq", held)
        self.assertGreater(found["quads"], 100)
        self.assertEqual((found["lost"], found["new"]), ([], []))

    def test_triples_go_into_the_default_graph(self):
        result = load(outputs() / "sample.nt", "--endpoint", self.url + "/data", "--graph-by", "document")
        self.assertEqual(result.returncode, 0, result.stderr)
        count = ask(self.url + "/sparql", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
        urllib.request.urlopen(urllib.request.Request(self.url + "/update", data=b"CLEAR ALL", headers={"Content-Type": "application/sparql-update"}), timeout=60)
        self.assertEqual(count, len((outputs() / "sample.nt").read_text(encoding="utf-8").splitlines()))


class Virtuoso(unittest.TestCase):
    secrets = {"RELATA_STORE_USER": "dba", "RELATA_STORE_PASSWORD": "dba"}

    @classmethod
    def setUpClass(cls):
        need("virtuoso-t", "isql-vt")
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        cls.folder = pathlib.Path(holder.name)
        cls.sql, http = free_port(), free_port()
        (cls.folder / "virtuoso.ini").write_text(f"""[Database]
DatabaseFile = {cls.folder}/v.db
ErrorLogFile = {cls.folder}/v.log
LockFile = {cls.folder}/v.lck
TransactionFile = {cls.folder}/v.trx
xa_persistent_file = {cls.folder}/v.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = {cls.folder}/t.db
TransactionFile = {cls.folder}/t.trx
[Parameters]
ServerPort = 127.0.0.1:{cls.sql}
DirsAllowed = {cls.folder}, {outputs()}
NumberOfBuffers = 10000
ThreadCleanupInterval = 1
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {cls.folder}
[SPARQL]
ResultSetMaxRows = 100000
""")
        cls.server = subprocess.Popen(["virtuoso-t", "+foreground", "+configfile", str(cls.folder / "virtuoso.ini")], cwd=cls.folder,
                                      stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        cls.addClassCleanup(stop, cls.server)
        cls.url = f"http://127.0.0.1:{http}"
        wait_for(lambda: urllib.request.urlopen(cls.url + "/sparql?query=ASK%7B%7D", timeout=5).status == 200, cls.server)

    def isql(self, text):
        return run("isql-vt", f"127.0.0.1:{self.sql}", "dba", "dba", "VERBOSE=OFF", "BANNER=OFF", "PROMPT=OFF", f"EXEC={text}")

    def clear(self):
        for graph in {line.rsplit(" ", 2)[1] for line in sample_quads()}:
            self.isql(f"SPARQL CLEAR GRAPH {graph};")

    def counts(self):
        return (ask(self.url + "/sparql", ALL.removesuffix("}") + OURS), ask(self.url + "/sparql", GRAPHS.removesuffix("}") + OURS))

    def expected(self):
        return (len(sample_quads()), len({line.rsplit(" ", 2)[1] for line in sample_quads()}))

    def test_its_bulk_loader_takes_the_n_quads(self):
        self.isql(f"ld_dir('{outputs()}', 'sample.nq', 'http://example.org/none'); rdf_loader_run(); checkpoint;")
        self.assertEqual(self.counts(), self.expected())
        self.clear()

    def test_the_nasty_corpus_arrives_whole(self):
        expected = [line for line in (outputs() / "nasty.nq").read_text(encoding="utf-8").split("\n") if line]
        graphs = {line.rsplit(" ", 2)[1] for line in expected}
        result = load(outputs() / "nasty.nq", "--endpoint", self.url + "/sparql-graph-crud-auth", "--graph-by", "document", env=self.secrets)
        self.assertEqual(result.returncode, 0, result.stderr)
        found = self.counts()
        for graph in graphs:
            self.isql(f"SPARQL CLEAR GRAPH {graph};")
        self.assertEqual(found, (len(expected), len(graphs)))

    def test_relata_loads_it_graph_by_graph(self):
        for _ in range(2):  # the second time each graph takes the place of itself
            result = load(outputs() / "sample.nq", "--endpoint", self.url + "/sparql-graph-crud-auth", "--graph-by", "document", env=self.secrets)
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertEqual(self.counts(), self.expected())
        self.clear()


if __name__ == "__main__":
    consumers.main()
