"""`relata load` against a store that misbehaves as it is told: nothing is lost, nothing is sent twice, all is said."""
import base64
import http.server
import pathlib
import socket
import subprocess
import tempfile
import threading
import time
import unittest
import urllib.parse

import consumers
from consumers import RELATA, free_port, load, sample_quads


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


if __name__ == "__main__":
    consumers.main()
