"""What each rule costs: extract --profile and test --profile."""
import json
import re
import unittest

from program import DONE, REFUSED, STORY, ProgramTest


class Profiles(ProgramTest):
    def setUp(self):
        super().setUp()
        self.story = self.write("story.txt", STORY)

    def profile(self, name):
        return json.loads((self.folder / name).read_text())["profile"]

    def test_a_table_tells_tried_matched_emitted_and_time_by_rule(self):
        told = self.extract([self.story], "-o", self.out("a.statements.jsonl"), "--profile").stderr.decode()
        self.assertRegex(told, r"\nrule +layer +tried +matched +emitted +ms +% +slowest\n")
        self.assertRegex(told, r"\ncore/\S+ +\S+( +\d+){3}( +\d+\.\d+){3}\n")
        self.assertRegex(told, r"\d+ of \d+ rules were never tried")
        self.assertRegex(told, r"\nrelations +\d+\.\d+ +\d+\.\d+ +\d+\.\d+\n")

    def test_a_rule_that_emits_is_counted_where_it_did(self):
        self.extract([self.story], "-o", self.out("a.statements.jsonl"), "--profile", self.out("p.json"))
        rules = {rule["rule"]: rule for rule in self.profile("p.json")["rules"]}
        made = [line["rule"] for line in self.lines("a.statements.jsonl")]
        self.assertIn("diplomacy/visited", made)
        for name in set(made):
            self.assertGreaterEqual(rules[name]["emitted"], made.count(name), name)
        for name, rule in rules.items():
            self.assertGreaterEqual(rule["tried"], rule["matched"], name)
            self.assertGreaterEqual(rule["ms"], rule["slowest"], name)

    def test_counts_do_not_depend_on_threads(self):
        sources = [self.story, self.write("other.txt", "Wang Yi met Qin Gang in Oslo on Monday. Qin Gang left Oslo.")]
        counts = []
        for threads in ("1", "3"):
            self.extract(sources, "-o", self.out("a.statements.jsonl"), "--threads", threads, "--profile", self.out("p.json"))
            counts.append([(r["rule"], r["tried"], r["matched"], r["emitted"]) for r in self.profile("p.json")["rules"]])
        self.assertEqual(*counts)

    def test_what_is_written_is_the_same_with_and_without(self):
        self.extract([self.story], "-o", self.out("a.statements.jsonl"), "-o", self.out("a.nq"))
        self.extract([self.story], "-o", self.out("b.statements.jsonl"), "-o", self.out("b.nq"), "--profile")
        for ending in ("statements.jsonl", "nq"):
            self.assertEqual((self.folder / f"a.{ending}").read_bytes(), (self.folder / f"b.{ending}").read_bytes())

    def test_a_source_behind_the_option_stays_a_source(self):
        told = self.run_relata("extract", "--profile", self.story, "--rules", "diplomacy", "-o", self.out("a.nq"), expect=DONE)
        self.assertIn("read      1 document", told.stderr.decode())
        record = self.write("record.json", json.dumps({"id": "a", "text": STORY}))
        told = self.run_relata("extract", "--profile", record, self.story, "--rules", "diplomacy", "-o", self.out("a.nq"), expect=REFUSED)
        self.assertIn("is there and is no profile", told.stderr.decode())
        self.assertEqual(json.loads((self.folder / "record.json").read_text())["id"], "a")

    def test_the_tests_of_a_file_have_a_profile(self):
        rule = ("layer: relations\nrules:\n  - id: thanked\n    match: '{a:Agent} <thank> {b:Person}'\n    emit: a praised b\n"
                "    tests:\n      - {text: Wang Yi thanked Qin Gang., gives: Wang Yi praised Qin Gang}\n")
        told = self.run_relata("test", self.write("mine.yaml", rule), "--profile", self.out("p.json"), expect=DONE)
        self.assertEqual(told.stdout.decode(), "1 rule test passed, 0 failed, 0 to do\n")
        mine = [rule for rule in self.profile("p.json")["rules"] if rule["rule"] == "mine/thanked"]
        self.assertEqual([(rule["tried"], rule["matched"], rule["emitted"]) for rule in mine], [(1, 1, 1)])
        self.assertTrue(re.match(r"rule ", self.run_relata("test", self.out("mine.yaml"), "--profile", expect=DONE).stderr.decode()))


if __name__ == "__main__":
    unittest.main()
