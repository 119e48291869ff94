"""Exit statuses and refusals: what is wrong with a command is told before any work, and nothing is written."""
import os
import signal
import subprocess
import time
import unittest

from program import DONE, FINDINGS, REFUSED, RELATA, STORY, ProgramTest


class Refusals(ProgramTest):
    def refused(self, *arguments, says):
        before = self.files()
        result = self.run_relata(*arguments, expect=REFUSED)
        self.assertIn(says, result.stderr.decode())
        self.assertEqual(self.files(), before)

    def test_what_can_not_be_done_is_refused_before_any_work(self):
        story = self.write("story.txt", STORY)
        for says, arguments in {
            "diplomacy": ("extract", story, "--rules", "diplomacie", "-o", "x.graphml"),
            "ending": ("extract", story, "--rules", "diplomacy", "-o", "x.grafml"),
            "--format": ("extract", story, "--rules", "diplomacy", "-o", "-"),
            "--date": ("extract", story, "--rules", "diplomacy", "-o", "x.nq", "--date", "2023-02-30"),
            "--yed": ("extract", story, "--rules", "diplomacy", "-o", "x.gexf", "--yed"),
            "--view": ("extract", story, "--rules", "diplomacy", "-o", "x.gexf", "--view", "everything"),
            "--base": ("extract", story, "--rules", "diplomacy", "-o", "x.nq", "--base", "no iri"),
            "Persn": ("extract", story, "--rules", "diplomacy", "-o", "x.mentions.jsonl", "--types", "Persn"),
            "nowhere": ("extract", story, "--rules", "diplomacy", "-o", "nowhere/x.nq"),
            "--rules": ("extract", story, "-o", "x.nq"),
            "sources": ("extract", "--rules", "diplomacy", "-o", "x.nq"),
            "-o": ("extract", story, "--rules", "diplomacy"),
            "subcommand": (),
            "sing": ("sing",),
        }.items():
            with self.subTest(says):
                self.refused(*arguments, says=says)

    def test_all_outputs_appear_or_none(self):
        story = self.write("story.txt", STORY)
        old = self.write("old.nq", "kept\n")
        self.refused("extract", story, "--rules", "diplomacy", "-o", old, "-o", "nowhere/x.graphml", "-o", "y.gexf", says="nowhere")
        with open(old) as file:
            self.assertEqual(file.read(), "kept\n")


class Statuses(ProgramTest):
    def test_a_missing_source_costs_only_itself(self):
        story = self.write("story.txt", STORY)
        result = self.extract([story, "gone.txt"], "-o", "x.statements.jsonl")
        self.assertIn("gone.txt", result.stderr.decode())
        self.assertIn("left out", result.stderr.decode())
        self.assertTrue(self.lines("x.statements.jsonl"))

    def test_strict_tells_the_shell_that_something_was_left_out(self):
        story = self.write("story.txt", STORY)
        self.extract([story, "gone.txt"], "-o", "x.statements.jsonl", "--strict", expect=FINDINGS)
        self.assertIn("x.statements.jsonl", self.files())
        self.extract([story], "-o", "x.statements.jsonl", "--strict", expect=DONE)

    def test_check_finds_what_is_wrong_with_a_rule_file(self):
        broken = self.write("broken.yaml", "layer: relations\nrules:\n  - id: a\n    match: '{a:Agnt} <meet> {b:Agent}'\n    emit: a met b\n")
        result = self.run_relata("check", broken, "--format", "json", expect=FINDINGS)
        self.assertIn(b'"severity": "error"', result.stdout.replace(b'":"', b'": "'))
        self.assertIn(b"Agent", result.stdout)
        self.run_relata("check", "nosuchpack", expect=REFUSED)
        for form in ("text", "sarif", "junit"):
            self.assertIn(b"Agnt", self.run_relata("check", broken, "--format", form, expect=FINDINGS).stdout)

    def test_a_broken_rule_fails_alone(self):
        self.write("mine/pack.yaml", "name: mine\nversion: 1.0.0\nlanguage: en\nrequires: [diplomacy]\n")
        self.write("mine/bad.yaml", "layer: relations\nrules:\n  - id: bad\n    match: '{a:Agnt} <meet>{end}'\n    emit: a met a\n")
        story = self.write("story.txt", STORY)
        result = self.extract([story], "-o", "x.statements.jsonl", rules="./mine")
        self.assertIn("broken rule", result.stderr.decode())
        self.assertTrue(self.lines("x.statements.jsonl"))
        self.extract([story], "-o", "x.statements.jsonl", "--strict", rules="./mine", expect=FINDINGS)

    def test_a_failing_rule_test_shows_text_expectation_and_what_came(self):
        self.write("mine/pack.yaml", "name: mine\nversion: 1.0.0\nlanguage: en\nrequires: [diplomacy]\n")
        self.write("mine/rule.yaml", """layer: relations
rules:
  - id: ferries
    match: '{a:Agent} <visit> {b:Place}'
    emit: a visited b
    tests:
      - text: Norway visited Denmark.
        gives: Norway visited Denmark
      - text: Norway visited Sweden.
        gives: Norway visited Finland
      - text: Norway visited Iceland.
        gives: nothing
        todo: a reason
""")
        result = self.run_relata("test", "./mine", expect=FINDINGS)
        text = result.stdout.decode()
        for part in ("rule.yaml:9", "Norway visited Sweden.", "Norway visited Finland", "Norway visited Sweden", "1 rule test passed, 1 failed, 1 to do"):
            self.assertIn(part, text)


class Interrupts(ProgramTest):
    def test_an_interrupt_leaves_nothing_behind(self):
        self.write("many.jsonl", "".join('{"id": "%d", "text": "%s"}\n' % (i, "Norway urged China to talk. " * 400) for i in range(20000)))
        before = self.files()
        for which in (signal.SIGINT, signal.SIGTERM):
            program = subprocess.Popen([RELATA, "extract", "many.jsonl", "--rules", "diplomacy", "-o", "x.graphml", "-o", "x.statements.jsonl"],
                                       cwd=self.folder, stderr=subprocess.DEVNULL)
            for _ in range(600):
                if self.files() != before:
                    break
                time.sleep(0.1)
            self.assertNotEqual(self.files(), before)
            program.send_signal(which)
            self.assertNotEqual(program.wait(60), 0)
            self.assertEqual(self.files(), before)


if __name__ == "__main__":
    unittest.main()
