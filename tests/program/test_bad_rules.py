"""Rule files that no author means: huge, deep, broken. A diagnostic each, in time, never a crash."""
import json
import time

from program import DONE, FINDINGS, ProgramTest

RULE = "layer: relations\nrules:\n  - id: told\n    match: '{a:Agent} <meet> {b:Agent}'\n    emit: a met b\n"
SECONDS = 60  # on a busy machine; each takes about one


class BadRules(ProgramTest):
    def codes(self, content, expect=FINDINGS):
        began = time.monotonic()
        result = self.run_relata("check", self.write("bad.yaml", content), "--format", "json", expect=expect, timeout=SECONDS * 2)
        self.assertLess(time.monotonic() - began, SECONDS)
        return {json.loads(line)["code"] for line in result.stdout.splitlines()}

    def test_nested_brackets(self):
        self.assertIn("Y007", self.codes("layer: relations\nsets:\n  deep: " + "[" * 100_000 + "\n"))
        self.assertEqual(self.codes(RULE.replace("{a:Agent}", "(" * 50_000 + "{a:Agent}")), {"P035"})
        self.assertIn("P023", self.codes(RULE.replace("{a:Agent}", "{" * 50_000)))

    def test_a_pattern_of_a_megabyte(self):
        self.assertEqual(self.codes(RULE.replace("{a:Agent}", "{a:Agent} " + "very " * 200_000)), {"P037"})

    def test_a_bomb_of_aliases(self):
        self.assertLessEqual({"Y002", "Y003"}, self.codes("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"))

    def test_a_bomb_of_phrases(self):
        phrases = "layer: relations\nphrases:\n  p0: very\n" + "".join(f"  p{i + 1}: '<p{i}> <p{i}>'\n" for i in range(40))
        rules = "rules:\n  - id: told\n    match: '{a:Agent} <p40> <meet> {b:Agent}'\n    emit: a met b\n"
        self.assertIn("P038", self.codes(phrases + rules))
        chain = "layer: relations\nphrases:\n  p0: very\n" + "".join(f"  p{i + 1}: '<p{i}> much'\n" for i in range(5_000))
        self.assertIn("P038", self.codes(chain))
        self.assertIn("P001", self.codes(chain.replace("very", "'very ('")))
        once = "phrases:\n  p0: 'a" + " a" * 20_000 + "'\n  p1: '<p0> <p0>'\n"
        self.assertEqual(self.codes("layer: relations\n" + once + rules.replace("<p40>", "<p1> <p1> <p1>")), {"P038"})

    def test_ten_megabytes_of_rules(self):
        rules = "".join(f"  - id: r{i}\n    match: '{{a:Agent}} <meet> {{b:Agnt}}'\n    emit: a met b\n" for i in range(130_000))
        self.assertEqual(self.codes("layer: relations\nrules:\n" + rules), {"P021"})

    def test_comments_without_end(self):
        self.assertEqual(self.codes(RULE + "# relata: allow M999: no\n" * 50_000), {"A003"})

    def test_control_bytes_tabs_and_other_encodings(self):
        self.assertEqual(self.codes(RULE.replace("told", "a\0b")), {"Y010"})
        self.assertEqual(self.codes(RULE.replace("  - id", "\t- id")), {"Y001"})
        self.assertEqual(self.codes(RULE.encode("utf-16")), {"Y009"})

    def test_line_ends_and_byte_order_marks_are_no_mistake(self):
        self.assertEqual(self.codes(RULE.replace("\n", "\r\n"), expect=DONE), set())
        self.assertEqual(self.codes(b"\xef\xbb\xbf" + RULE.encode(), expect=DONE), set())

    def test_a_lexicon_of_broken_lines(self):
        self.write("words/pack.yaml", "name: words\nversion: 1.0.0\nlanguage: en\nrequires: [diplomacy]\n")
        header = "name\ttype\tid\taliases\tattributes\tfrom\tto\n"
        good = "Lena Vogt\tPerson\tX1\n"
        self.write("words/names.tsv", header + good + "".join(f"Bo {i}\tPersn\n" for i in range(100_000)) + "\0\t\0\n" + "x" * 1_000_000 + "\n" + "\t" * 100_000 + "\n" + good.replace("X1", "X2"))
        result = self.run_relata("check", "./words", "--format", "json", expect=FINDINGS, timeout=SECONDS * 2)
        found = [json.loads(line) for line in result.stdout.splitlines()]
        codes = [each["code"] for each in found]
        self.assertEqual((codes.count("L005"), codes.count("L002"), len(codes)), (100_000, 2, 100_003))
        self.assertEqual([each["line"] for each in found], list(range(3, 100_006)))
