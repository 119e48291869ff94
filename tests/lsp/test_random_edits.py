"""10,000 random edits of a rule file: the server never dies, and what it says of the text is what `relata check` says of the file."""
import json
import pathlib
import random
import shutil
import subprocess
import tempfile
import unittest

from client import RELATA, SOURCE, Editor
from readable import Buffers

EDITS, RENEWED_EVERY, COMPARED_EVERY = 10_000, 100, 500
PIECES = ["'", "{a:Person}", "{", "}", "<perform>", "<", ">", "(", ")", "[", "]", "|", "|-", ": ", "- ", "#", "\n", "\n  ", "\n      ", "\t", "\r\n", "&x", "*x", "!t", "---\n",
          "match: ", "emit: who playedIn where", "tests:\n", "unless: {after: 'x'}", "\u00e9", "\u2019", "\U0001f3bb", "\ufeff", "\x00", "\ue000", "\\b", "\\p{Lu}", "{2,99}", "((((((((", "rules:\n"]


class RandomEdits(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name) / "concerts"
        shutil.copytree(SOURCE / "tests" / "lsp" / "concerts", self.folder)

    def checked(self, text):
        """What the program says of the file, in the order of the text."""
        (self.folder / "rules.yaml").write_bytes(text.encode())
        done = subprocess.run([RELATA, "check", "--format", "json", str(self.folder / "rules.yaml")], capture_output=True, text=True, timeout=60)
        self.assertIn(done.returncode, (0, 1), done.stderr[-2000:])
        found = [json.loads(line) for line in done.stdout.splitlines()]
        return sorted((each["line"], each["column"], each["endLine"], each["endColumn"], each["code"], each["severity"], each["message"]) for each in found
                      if each["file"].endswith("rules.yaml") and each["code"] != "T008")  # tests run on asking in an editor, not at each key

    def told(self, editor, buffers):
        """What the editor shows; there the way out has a line of its own."""
        def place(position):
            line, column = buffers.place("rules.yaml", position).split(":")
            return int(line), int(column)
        severities = {1: "error", 2: "warning", 3: "note", 4: "note"}
        return sorted((*place(each["range"]["start"]), *place(each["range"]["end"]), each["code"], severities[each["severity"]], each["message"].replace("\n", "; "))
                      for each in editor.diagnostics("rules.yaml"))

    def test_ten_thousand_edits_end_where_check_ends(self):
        chance = random.Random(20240603)
        good = (self.folder / "rules.yaml").read_text(encoding="utf-8")
        buffers = Buffers(self.folder.as_uri())
        buffers.texts["rules.yaml"] = text = good
        with Editor(self.folder, patience=60) as editor:
            editor.open("rules.yaml", text)
            for edit in range(1, EDITS + 1):
                start = chance.randrange(len(text) + 1)
                end = min(len(text), start + chance.choice([0, 0, 0, 1, 1, 3, 40]))
                new = chance.choice(PIECES) if chance.random() < 0.5 else chance.choice("abz Z'\n:") * chance.randrange(2)
                change = {"range": {"start": buffers.position("rules.yaml", start), "end": buffers.position("rules.yaml", end)}, "text": new}
                text = text[:start] + new + text[end:]
                if edit % RENEWED_EVERY == 0:  # the author gives up and starts from what worked
                    text, change = good, {"text": good}
                buffers.texts["rules.yaml"] = text
                editor.change("rules.yaml", change)
                if edit % 37 == 0:
                    where = {"textDocument": {"uri": editor.uri("rules.yaml")}, "position": buffers.position("rules.yaml", start)}
                    editor.send(chance.choice(["textDocument/completion", "textDocument/hover", "textDocument/definition"]), where)
                if edit % COMPARED_EVERY in (3, COMPARED_EVERY - 1):  # a few faults in a file that reads, and a file past reading
                    self.assertEqual(self.told(editor, buffers), self.checked(text), f"after {edit} edits:\n{text}")
            self.assertEqual(self.told(editor, buffers), [])
            self.assertEqual(editor.close(), 0)
