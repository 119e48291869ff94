"""Stores that run while a test does, on loopback: what relata writes, loaded by relata and by their own loaders."""
import base64
import http.server
import json
import os
import pathlib
import socket
import subprocess
import tempfile
import threading
import time
import unittest
import urllib.error
import urllib.parse
import urllib.request

import consumers
from consumers import JARS, RELATA, free_port, need, need_python, outputs, run, stop, wait_for


def load(*arguments, env=None, timeout=300):
    return subprocess.run([RELATA, "load", *map(str, arguments)], capture_output=True, text=True, timeout=timeout, env={**os.environ, **(env or {})})


def sample_quads():
    return [line for line in (outputs() / "sample.nq").read_text(encoding="utf-8").split("\n") if line]


def ask(endpoint, query):
    """The one number that a SPARQL query gives."""
    request = urllib.request.Request(endpoint + "?" + urllib.parse.urlencode({"query": query}), headers={"Accept": "application/sparql-results+json"})
    with urllib.request.urlopen(request, timeout=120) as answer:
        row = json.load(answer)["results"]["bindings"][0]
    return int(row["n"]["value"])


ALL = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
GRAPHS = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
OURS = ' FILTER(STRSTARTS(STR(?g), "https://example.org/relata/")) }'


class FakeStore(http.server.ThreadingHTTPServer):
    """Holds quads as lines, and misbehaves as it is told: `faults` is a list of statuses or words, one for each request to come."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), FakeStoreRequest)
        self.quads, self.requests, self.faults, self.users = set(), [], [], None
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/data"


class FakeStoreRequest(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, text="", **headers):
        body = text.encode()
        self.send_response(status)
        for name, value in {"Content-Length": len(body), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            pass  # who asked has given up

    def do_PUT(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        graph = urllib.parse.parse_qs(urllib.parse.urlparse(self.path).query).get("graph", [None])[0]
        self.server.requests.append((self.command, graph, self.headers["Content-Type"], len(body)))
        fault = self.server.faults.pop(0) if self.server.faults else None
        if self.server.users and self.headers.get("Authorization") != "Basic " + base64.b64encode(self.server.users.encode()).decode():
            return self.answer(401, "who are you?", WWW_Authenticate='Basic realm="store"')
        if fault == "hang up":
            self.close_connection = True
            return self.connection.shutdown(socket.SHUT_RDWR)
        if fault == "slow":
            time.sleep(3)
        elif fault:
            return self.answer(fault, "not now, please" + "\x1b[31m" * 3, **({"Retry_After": 1} if fault == 503 else {}))
        lines = body.splitlines()
        if graph is not None:
            if self.command == "PUT":
                self.server.quads = {quad for quad in self.server.quads if not quad.endswith(f" <{graph}> .")}
            lines = [line.removesuffix(" .") + f" <{graph}> ." for line in lines]
        self.server.quads.update(lines)
        self.answer(204)

    do_POST = do_PUT

    def do_GET(self):
        graph = urllib.parse.parse_qs(urllib.parse.urlparse(self.path).query).get("graph", [""])[0]
        found = [quad for quad in self.server.quads if quad.endswith(f" <{graph}> .")]
        self.answer(200 if found else 404, "\n".join(found))

    def log_message(self, *_):
        pass


class Loading(unittest.TestCase):
    def setUp(self):
        self.store = FakeStore()
        self.addCleanup(self.store.server_close)
        self.addCleanup(self.store.shutdown)
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.file = pathlib.Path(holder.name) / "kg.nq"
        self.file.write_text("\n".join(sample_quads()) + "\n", encoding="utf-8")
        self.all = set(sample_quads())

    def journals(self):
        return [path.name for path in self.file.parent.iterdir() if "loading" in path.name]

    def test_quads_in_batches(self):
        result = load(self.file, "--endpoint", self.store.url, "--batch", 0.1)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(self.store.quads, self.all)
        self.assertGreater(len(self.store.requests), 5)
        self.assertEqual({(method, graph, kind) for method, graph, kind, _ in self.store.requests}, {("POST", None, "application/n-quads")})
        self.assertIn(f"{len(self.all)} quads", result.stderr)
        self.assertEqual(self.journals(), [])

    def test_graph_by_graph_a_document_takes_the_place_of_its_older_self(self):
        graph = self.all.copy().pop().rsplit(" ", 2)[1][1:-1]
        self.store.quads.add(f"<http://example.org/old> <http://example.org/p> \"gone\" <{graph}> .")
        self.store.quads.add("<http://example.org/s> <http://example.org/p> \"stays\" <http://example.org/other> .")
        result = load(self.file, "--endpoint", self.store.url, "--graph-by", "document")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(self.store.quads, self.all | {"<http://example.org/s> <http://example.org/p> \"stays\" <http://example.org/other> ."})
        self.assertEqual({(method, kind) for method, _, kind, _ in self.store.requests}, {("PUT", "application/n-triples")})

    def test_a_graph_that_comes_back_later_in_the_file_is_added_to(self):
        one, two = "<http://example.org/1>", "<http://example.org/2>"
        lines = [f"{one} {one} \"{i}\"{'@en' if i else ''} {[one, two, one][i]} ." for i in range(3)]
        self.file.write_text("# a comment\n" + "\n".join(lines) + "\n", encoding="utf-8")
        self.assertEqual(load(self.file, "--endpoint", self.store.url, "--graph-by", "document").returncode, 0)
        self.assertEqual(self.store.quads, set(lines))
        self.assertEqual([method for method, *_ in self.store.requests], ["PUT", "PUT", "POST"])

    def test_what_fails_for_a_while_is_sent_again(self):
        self.store.faults = [503, None, "hang up", 500, None, 429]
        result = load(self.file, "--endpoint", self.store.url, "--batch", 0.2)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(self.store.quads, self.all)
        self.assertIn("again in 1.0 s", result.stderr)
        self.assertRegex(result.stderr, "[34] sent again")  # libcurl mends a line that went dead by itself
        self.assertNotIn("\x1b[31m", result.stderr)

    def test_what_is_refused_is_not_sent_again(self):
        self.store.faults = [None, 400]
        result = load(self.file, "--endpoint", self.store.url, "--batch", 0.1)
        self.assertEqual(result.returncode, 2)
        self.assertEqual(len(self.store.requests), 2)
        self.assertIn("answers 400: not now, please", result.stderr)
        self.assertIn("goes on from there", result.stderr)

    def test_a_load_that_was_cut_off_goes_on_and_sends_nothing_twice(self):
        for way in ((), ("--graph-by", "document")):
            with self.subTest(way):
                self.store.quads, self.store.requests, self.store.faults = set(), [], [None, None, None, 400]
                self.assertEqual(load(self.file, "--endpoint", self.store.url, "--batch", 0.1, *way).returncode, 2)
                self.assertEqual(len(self.journals()), 1)
                sent = len(self.store.requests) - 1
                result = load(self.file, "--endpoint", self.store.url, "--batch", 0.1, *way)
                self.assertEqual(result.returncode, 0, result.stderr)
                self.assertIn("going on behind", result.stderr)
                self.assertEqual(self.store.quads, self.all)
                self.assertEqual(self.journals(), [])
                whole = len(self.store.requests) - 1
                self.store.requests = []
                self.assertEqual(load(self.file, "--endpoint", self.store.url, "--batch", 0.1, *way).returncode, 0)
                self.assertEqual(whole, len(self.store.requests), "the second run sent what the first had not")
                self.assertEqual(sent, 3)

    def test_a_killed_load_run_again_gives_the_same_store(self):
        self.store.faults = [None, None, "slow"]
        process = subprocess.Popen([RELATA, "load", str(self.file), "--endpoint", self.store.url, "--batch", "0.1"], stderr=subprocess.DEVNULL)
        while len(self.store.requests) < 3:
            time.sleep(0.02)
        process.kill()
        process.wait()
        self.assertEqual(load(self.file, "--endpoint", self.store.url, "--batch", 0.1).returncode, 0)
        self.assertEqual(self.store.quads, self.all)

    def test_a_store_that_forgot_gets_all_again(self):
        self.store.faults = [None, None, 400]
        load(self.file, "--endpoint", self.store.url, "--batch", 0.1)
        self.store.quads.clear()
        result = load(self.file, "--endpoint", self.store.url, "--batch", 0.1)
        self.assertEqual(result.returncode, 0)
        self.assertIn("the store no longer has", result.stderr)
        self.assertEqual(self.store.quads, self.all)

    def test_a_file_that_changed_is_sent_anew(self):
        self.store.faults = [None, None, 400]
        load(self.file, "--endpoint", self.store.url, "--batch", 0.1)
        lines = sample_quads()[5:]
        self.file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        result = load(self.file, "--endpoint", self.store.url, "--batch", 0.1)
        self.assertIn("another than before", result.stderr)
        self.assertTrue(set(lines) <= self.store.quads)

    def test_a_store_that_is_down_or_too_slow_is_told(self):
        port = free_port()
        result = load(self.file, "--endpoint", f"http://127.0.0.1:{port}/ds", "--retries", 1)
        self.assertEqual(result.returncode, 2)
        self.assertRegex(result.stderr, "(?i)connect")
        self.store.faults = ["slow", "slow"]
        result = load(self.file, "--endpoint", self.store.url, "--retries", 0, "--timeout", 1)
        self.assertEqual(result.returncode, 2)
        self.assertRegex(result.stderr, "(?i)timed out|timeout")

    def test_user_and_password_come_from_the_environment_and_are_never_shown(self):
        self.store.users = "anna:pass-word-77"
        result = load(self.file, "--endpoint", self.store.url)
        self.assertEqual(result.returncode, 2)
        self.assertIn("RELATA_STORE_USER", result.stderr)
        result = load(self.file, "--endpoint", self.store.url, env={"RELATA_STORE_USER": "anna", "RELATA_STORE_PASSWORD": "wrong-77"})
        self.assertEqual(result.returncode, 2)
        self.assertNotIn("wrong-77", result.stderr + result.stdout)
        result = load(self.file, "--endpoint", self.store.url, env={"RELATA_STORE_USER": "anna", "RELATA_STORE_PASSWORD": "pass-word-77"})
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertNotIn("pass-word-77", result.stderr + result.stdout)
        result = load(self.file, "--endpoint", self.store.url.replace("//", "//anna:pass-word-77@"))
        self.assertEqual(result.returncode, 2)
        self.assertNotIn("pass-word-77", result.stderr + result.stdout)

    def test_broken_lines_and_wrong_files_are_named(self):
        rows = {"<a:1> <a:2> .": "no quad", "<a:1> <a:2> _:x .": "a blank node", "<a:1> <a:2> \"open .": "no quad", "<a:1> <a:2> <a:3> <a:4> <a:5> .": "no quad",
                "<a:1> <a:2> <a:3> <a:4>": "no quad"}
        for line, said in rows.items():
            with self.subTest(line):
                self.file.write_text("<a:0> <a:0> <a:0> .\n" + line + "\n", encoding="utf-8")
                result = load(self.file, "--endpoint", self.store.url)
                self.assertEqual(result.returncode, 2)
                self.assertIn(f"kg.nq:2: {said}", result.stderr)
        for name, said in (("kg.trig", "N-Quads"), ("missing.nq", "can't be read")):
            self.assertIn(said, load(self.file.parent / name, "--endpoint", self.store.url).stderr)
        self.assertIn("http", load(self.file, "--endpoint", "ftp://example.org/").stderr)


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
        result = load(outputs() / "nasty.nq", "--endpoint", self.url + "/data")
        self.assertEqual(result.returncode, 0, result.stderr)
        dump = urllib.request.urlopen(urllib.request.Request(self.url + "/data", headers={"Accept": "application/n-quads"}), timeout=60).read().decode()
        urllib.request.urlopen(urllib.request.Request(self.url + "/update", data=b"CLEAR ALL", headers={"Content-Type": "application/sparql-update"}), timeout=60)
        self.assertEqual(len(set(filter(None, dump.split("\n")))), len((outputs() / "nasty.nq").read_text(encoding="utf-8").strip().split("\n")))

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
