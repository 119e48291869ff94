#!/usr/bin/env python3
"""How long the language server takes to answer while somebody types in a file of the diplomacy pack.

    tests/bench/lsp_bench.py [RELATA] [--file FILE] [--keys N] [--pace MS]

A pattern is typed key by key into a copy of the pack, and taken back. Between keys it is asked what editors ask: completion at the cursor,
hover somewhere, symbols, tokens, lenses. Told are the median, the 95th of a hundred and the worst, in milliseconds, of each kind of answer,
and how long after the last key of a burst diagnostics come.
"""
import argparse
import collections
import json
import os
import pathlib
import queue
import random
import re
import shutil
import subprocess
import tempfile
import threading
import time

SOURCE = pathlib.Path(__file__).resolve().parents[2]
TYPED = "      - '{a:Agent} <meet> {b:Agent} in {p:Place} (on {Date} )?with {c:Agent}'\n"


class Server:
    def __init__(self, relata, folder):
        environment = {**os.environ, "RELATA_PACKS": str(folder / "rules")}
        self.process = subprocess.Popen([relata, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, cwd=folder)
        self.next, self.sent, self.answers = 0, {}, {}
        self.news, self.diagnostics = threading.Condition(), queue.Queue()
        threading.Thread(target=self.read, daemon=True).start()
        self.request("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {"textDocument": {"publishDiagnostics": {"versionSupport": True}}}})
        self.notify("initialized", {})

    def read(self):
        out = self.process.stdout
        while True:
            size = 0
            for line in iter(out.readline, b"\r\n"):
                if not line:
                    return
                if line.lower().startswith(b"content-length:"):
                    size = int(line.split(b":")[1])
            message = json.loads(out.read(size))
            now = time.monotonic()
            if message.get("method") == "textDocument/publishDiagnostics":
                self.diagnostics.put((now, message["params"]))
            elif "id" in message and "method" not in message:
                with self.news:
                    self.answers[message["id"]] = now, message
                    self.news.notify_all()

    def write(self, message):
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.process.stdin.flush()

    def notify(self, method, params):
        self.write({"method": method, "params": params})

    def request(self, method, params, patience=60):
        """The answer, and how many milliseconds it took."""
        self.next += 1
        start = time.monotonic()
        self.write({"id": self.next, "method": method, "params": params})
        with self.news:
            self.news.wait_for(lambda: self.next in self.answers, patience)
            at, message = self.answers.pop(self.next)
        if "error" in message:
            raise SystemExit(f"{method}: {message['error']}")
        return message["result"], 1000 * (at - start)


def position(text, at):
    line = text.count("\n", 0, at)
    return {"line": line, "character": at - (text.rfind("\n", 0, at) + 1)}


def told(values):
    values = sorted(values)
    return f"{values[len(values) // 2]:7.0f} {values[min(len(values) - 1, len(values) * 95 // 100)]:7.0f} {values[-1]:7.0f}  of {len(values)}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("relata", nargs="?", default="build/relata")
    parser.add_argument("--file", default="diplomacy/visited.yaml")
    parser.add_argument("--keys", type=int, default=120)
    parser.add_argument("--pace", type=int, default=60)
    options = parser.parse_args()
    chosen = random.Random(1)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        shutil.copytree(SOURCE / "rules", folder / "rules")
        shutil.copytree(SOURCE / "schemas", folder / "schemas")
        path = folder / "rules" / options.file
        text = path.read_text(encoding="utf-8")
        server = Server(str(pathlib.Path(options.relata).resolve()), folder)
        uri = path.as_uri()
        start = time.monotonic()
        server.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}})
        at, _ = server.diagnostics.get(timeout=60)
        print(f"first diagnostics {1000 * (at - start):.0f} ms after the file is opened")
        taken = collections.defaultdict(list)
        places = [found.start() + 3 for found in re.finditer(r"<[\w-]+>|\{\w+:\w+\}|emit: ", text)]
        cursor = text.index("\n", text.index("    match:\n")) + 1
        identifier, version = {"uri": uri}, 1

        def ask(method, more=None):
            answer, milliseconds = server.request(f"textDocument/{method}", {"textDocument": identifier, **(more or {})})
            taken[method].append(milliseconds)
            return answer

        typed = 0
        for key in range(options.keys):
            before = position(text, cursor + typed)
            if typed < len(TYPED):
                change, text = TYPED[typed], text[:cursor + typed] + TYPED[typed] + text[cursor + typed:]
                edit = {"range": {"start": before, "end": before}, "text": change}
                typed += 1
            else:
                text = text[:cursor] + text[cursor + typed:]
                edit = {"range": {"start": position(text, cursor), "end": before}, "text": ""}
                typed = 0
            version += 1
            while not server.diagnostics.empty():
                server.diagnostics.get()
            last = time.monotonic()
            server.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": [edit]})
            ask("completion", {"position": position(text, cursor + typed)})
            if key % 5 == 2:
                ask("hover", {"position": position(text, chosen.choice(places))})
            if key % 8 == 3:
                ask("documentSymbol")
                ask("semanticTokens/full")
                ask("codeLens")
                ask("foldingRange")
                ask("definition", {"position": position(text, chosen.choice(places))})
            if key % 10 == 9:  # the burst ends: whoever typed looks up
                while True:
                    at, params = server.diagnostics.get(timeout=60)
                    if params["uri"] == uri and params.get("version") == version:
                        break
                taken["diagnostics, with the quiet time"].append(1000 * (at - last))
                ask("hover", {"position": position(text, chosen.choice(places))})
            else:
                time.sleep(max(0, options.pace / 1000 - (time.monotonic() - last)))
        server.process.kill()
        print(f"{'answer':34}  median    95th   worst  (ms)")
        for method, values in sorted(taken.items()):
            print(f"{method:34} {told(values)}")


main()
