"""The program, run as a user runs it, in a folder of its own."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

RELATA = os.environ.get("RELATA", "build/relata")
SOURCE = pathlib.Path(os.environ.get("RELATA_SOURCE", pathlib.Path(__file__).resolve().parents[2]))
EXAMPLES = str(SOURCE / "docs" / "examples")

DONE, FINDINGS, REFUSED = 0, 1, 2

STORY = """OSLO, May 12, 2023 (Fjord News) -- Norway's foreign minister, Ingrid Dahl, urged China on Friday to release two sailors.

"We want calm," Dahl said. Dahl visited Denmark on Thursday.
"""


class ProgramTest(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            content = content.encode()
        path.write_bytes(content)
        return str(path)

    def out(self, name):
        return str(self.folder / name)

    def run_relata(self, *arguments, expect=None, stdin=None, timeout=300, env=None):
        result = subprocess.run([RELATA, *arguments], input=stdin, capture_output=True, timeout=timeout, cwd=self.folder,
                                env={**os.environ, **(env or {})})
        if expect is not None:
            self.assertEqual(result.returncode, expect, result.stderr.decode(errors="replace")[-2000:])
        return result

    def extract(self, sources, *arguments, expect=DONE, rules="diplomacy", **more):
        return self.run_relata("extract", *sources, "--rules", rules, *arguments, expect=expect, **more)

    def lines(self, name):
        return [json.loads(line) for line in (self.folder / name).read_text(encoding="utf-8").splitlines()]

    def files(self):
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*") if path.is_file())
