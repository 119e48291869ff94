"""docs/tutorial, step by step, and every entry of docs/cookbook."""
import os
import pathlib
import re
import subprocess

from program import RELATA, SOURCE, ProgramTest

BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```", re.MULTILINE | re.DOTALL)


class Tutorial(ProgramTest):
    def test_every_step(self):
        tools = self.folder / "bin"
        tools.mkdir()
        os.symlink(os.path.abspath(RELATA), tools / "relata")
        desk = self.folder / "desk"
        desk.mkdir()
        text = (SOURCE / "docs/tutorial/README.md").read_text(encoding="utf-8")
        steps = 0
        for kind, name, body in BLOCK.findall(text):
            if name:
                (desk / name).write_text(body, encoding="utf-8")
                continue
            self.assertEqual(kind, "sh")
            for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
                command, _, shown = part.partition("\n")
                with self.subTest(command):
                    result = subprocess.run(command, shell=True, cwd=desk, capture_output=True, text=True,
                                            env={**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"})
                    out = result.stdout + result.stderr
                    self.assertEqual(result.returncode, 0, out)
                    for line in shown.splitlines():
                        self.assertIn(line, out)
                    steps += 1
        self.assertGreater(steps, 12)


class Cookbook(ProgramTest):
    def test_every_entry(self):
        entries = re.split(r"^## ", (SOURCE / "docs/cookbook/README.md").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
        self.assertGreaterEqual(len(entries), 25)
        files = []
        for number, entry in enumerate(entries):
            _, _, body = BLOCK.search(entry).groups()
            files.append(self.write(f"{number + 1:02}-entry.yaml", body))
        checked = self.run_relata("check", *files)
        self.assertEqual(checked.stdout.decode(), "")
        for name, entry in zip(files, entries):
            with self.subTest(entry.splitlines()[0]):
                result = self.run_relata("test", name)
                self.assertEqual(result.returncode, 0, result.stdout.decode())
                self.assertRegex(result.stdout.decode(), r"[1-9]\d* rule tests? passed, 0 failed|0 rule tests passed, 0 failed, 1 to do")
