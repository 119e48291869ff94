"""Every command that docs/authoring.md names in its table, run: each does what its row says."""
import re
import shlex

from program import DONE, FINDINGS, SOURCE, ProgramTest

# What stands for the capitals of the table's commands.
MEANT = {"FILE:LINE:COLUMN": "news.txt:1:3", "FILE.yaml": "bad.yaml", "ALLOWED.yaml": "allowed.yaml", "FILES": "news.txt", "FILE": "news.txt", "FOLDER": "gold", "PACK/": "./deals/",
         "PACK": "diplomacy", "OLD": "./deals/", "NEW": "./pacts/", "NAME": "mine", "OUT": "out.nq", "A met B": "Wang Yi hosted Qin Gang"}
# By the row's first cell: exit status, and what the command says.
SAYS = {
    "editor schema, completion": (DONE, ""),
    "lint codes and fixes": (DONE, ""),
    "carets inside patterns": (FINDINGS, "^^^^"),
    "a page for each code": (DONE, "# P021"),
    "suppression with a reason": (DONE, "0 errors, 0 warnings"),
    "formatter": (DONE, ""),
    "tests inside the rule file": (DONE, "rule tests passed, 0 failed"),
    "test files": (DONE, "4 rule tests passed, 0 failed"),
    "rule coverage": (DONE, "coverage "),
    "mutation of conditions and actions": (DONE, "changes of actions are noticed by no test"),
    "gold scores": (DONE, "missed  d1"),
    "snapshots with review": (DONE, "0 cases changed"),
    "watch": (DONE, "4 of 4 run, 0 failed"),
    "why it matched": (DONE, "<h2>Who is meant</h2>"),
    "why it did not": (DONE, "diplomacy/hosted"),
    "the smallest edit that would do it, tried": (DONE, "  the smallest edit that makes it"),
    "a pattern in words, and its cost": (DONE, "cost: asked of clauses with the verb "),
    "what a change does": (FINDINGS, "| gained |"),
    "profile of rules": (DONE, "tried"),
    "language server": (DONE, ""),
    "playground in a browser": (DONE, "<h1>Step by step</h1>"),
    "packs and versions": (DONE, "diplomacy"),
    "imports, names of a pack's own": (DONE, "Person"),
    "status, deprecation": (DONE, "read "),
    "scaffolds": (DONE, "mine/pack.yaml"),
    "documentation from rules": (DONE, "# diplomacy"),
    "SARIF, JUnit": (DONE, '"version": "2.1.0"'),
    "step by step account": (DONE, "layer lexicon"),
}


class Table(ProgramTest):
    def prepared(self, command):
        words = []
        for word in shlex.split(command.removeprefix("relata ")):
            for name, meant in MEANT.items():
                if word == name:
                    word = meant
                    break
            words.append(str(SOURCE / word) if word.startswith("rules/") else word)
        if words[0] == "watch":
            words.append("--once")
        if "--review" in words:
            words.append("--piped")
        return words

    def test_every_command(self):
        self.write("news.txt", "Wang Yi met Qin Gang in Oslo. Antony Blinken assisted Wang Yi.\n")
        self.write("bad.yaml", "layer: relations\nrules:\n  - id: x\n    match: '{a:Agnt} <meet> {b:Agent}'\n    emit: a met b\n")
        self.write("allowed.yaml", "layer: relations\nsets:\n  # relata: allow M010: other packs name it\n  kind: [verb: thank]\nrules: []\n")
        self.write("gold/docs.jsonl", '{"id": "d1", "text": "Wang Yi met Qin Gang."}\n')
        self.write("gold/entities.jsonl", '{"doc": "d1", "name": "Wang Yi"}\n')
        self.write("gold/statements.jsonl", '{"doc": "d1", "s": "Wang Yi", "r": "praised", "o": "Qin Gang", "mode": "asserted"}\n')
        self.run_relata("new", "pack", "deals", expect=DONE)
        self.run_relata("new", "pack", "pacts", expect=DONE)
        rules = self.folder / "deals/rules.yaml"
        rules.write_text(rules.read_text().replace("assist, ", "").replace("was not assisted", "was not helped"))
        rows = 0
        for line in (SOURCE / "docs/authoring.md").read_text(encoding="utf-8").splitlines():
            if "| --- |" in line or not line.startswith("| "):
                continue
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            commands = re.findall(r"`(relata [^`]+)`", cells[-1]) if len(cells) > 8 else []
            for command in commands:
                with self.subTest(command):
                    status, said = SAYS[cells[0]]
                    result = self.run_relata(*self.prepared(command), stdin=b"")
                    out = (result.stdout + result.stderr).decode()
                    self.assertEqual(result.returncode, 1 if "lsp" in command else status, out[-2000:])
                    self.assertIn("" if command.startswith("relata lsp") else said, out)
                    rows += 1
        self.assertGreaterEqual(rows, 27)
