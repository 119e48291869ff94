"""Each example of --help runs as it stands."""
import os
import shlex
import shutil
import unittest

from program import DONE, SOURCE, ProgramTest


class Help(ProgramTest):
    def examples(self, *command):
        text = self.run_relata(*command, "--help", expect=DONE).stdout.decode()
        found = [line.strip() for line in text.splitlines() if line.strip().startswith("relata ") and line.startswith(" ")]
        self.assertTrue(found, command)
        return [line for line in found if "--help" not in line]

    def test_examples_run(self):
        os.symlink(SOURCE / "docs", self.folder / "docs")
        os.symlink(SOURCE / "rules", self.folder / "rules")
        (self.folder / "out").mkdir()
        self.extract(["docs/examples/01-oslo-talks.txt"], "-o", "out/a.statements.jsonl")
        self.extract(["docs/examples/02-nairobi-visit.txt"], "-o", "out/b.statements.jsonl")
        for command in ((), ("extract",), ("merge",), ("list",), ("schema",), ("explain",), ("docs",), ("new",)):
            for line in self.examples(*command):
                with self.subTest(line):
                    words = shlex.split(line)[1:]
                    if words[0] in ("check", "test"):
                        continue
                    words = [path for word in words for path in (sorted(map(str, self.matches(word))) if "*" in word else [word])]
                    self.run_relata(*words, expect=DONE)
        for command in ("check", "test", "fmt", "diff"):
            self.examples(command)

    def matches(self, pattern):
        return [path.relative_to(self.folder) for path in self.folder.glob(pattern)]

    def test_the_first_rule_of_the_readme_is_sound(self):
        text = (SOURCE / "README.md").read_text(encoding="utf-8").split("## A first rule")[1]
        lines = [line[4:] for line in text.splitlines() if line.startswith("    ")]
        rule = "\n".join(lines[:next(i for i, line in enumerate(lines) if line.startswith("build/"))])
        self.run_relata("check", self.write("mine.yaml", rule + "\n"), expect=DONE)

    def test_every_command_is_named(self):
        text = self.run_relata("--help", expect=DONE).stdout.decode()
        for command in ("extract", "merge", "check", "test", "fmt", "explain", "diff", "new", "docs", "list", "schema"):
            self.assertIn(command, text)
        self.assertNotIn("trace", text)
        self.assertRegex(self.run_relata("--version", expect=DONE).stdout.decode(), r"^relata \d+\.\d+\.\d+\n$")

    def test_lists_and_schemas_are_printed(self):
        for what, holds in {"packs": "diplomacy", "types": "Person", "relations": "holdsRole", "formats": ".graphml"}.items():
            self.assertIn(holds, self.run_relata("list", what, expect=DONE).stdout.decode())
        for what in ("statements", "mentions", "rules", "context"):
            self.assertTrue(self.run_relata("schema", what, expect=DONE).stdout.startswith(b"{"))


if __name__ == "__main__":
    unittest.main()
