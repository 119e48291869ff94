"""Hostile and broken sources cost only themselves: named with file and line, no crash, no hang, nothing quadratic."""
import json
import os
import time
import unittest

from program import DONE, STORY, ProgramTest


class BadInput(ProgramTest):
    def survives(self, name, content, says=None, seconds=120):
        good = self.write("good.txt", STORY)
        bad = self.write(name, content)
        start = time.monotonic()
        result = self.extract([bad, good], "-o", "n.statements.jsonl", "-o", "n.mentions.jsonl", "-o", "n.graphml", "-o", "n.nq", timeout=seconds)
        if says:
            self.assertIn(says, result.stderr.decode())
        self.assertTrue(any(line["doc"] == "good.txt" for line in self.lines("n.statements.jsonl")))
        return time.monotonic() - start

    def test_sources_that_are_no_documents(self):
        for name, content, says in (
            ("broken.jsonl", '{"id": "a", "text": "Norway urged China to talk."}\n{"id": "b", "text": \n', "broken.jsonl:2"),
            ("binary.txt", bytes(range(256)) * 64, "binary.txt"),
            ("latin.txt", "Ingrid Dahl visited Malmö.".encode("latin-1"), "latin.txt:1"),
            ("impossible.json", json.dumps({"id": "i", "date": "2023-02-30", "text": "Norway urged China to talk."}), "impossible.json"),
            ("empty.txt", "", "empty.txt"),
            ("half.txt.gz", b"\x1f\x8b\x08\x00\x00\x00\x00\x00", "half.txt.gz"),
        ):
            with self.subTest(name):
                self.survives(name, content, says)

    def test_a_folder_that_can_not_be_found_and_a_glob_of_nothing(self):
        good = self.write("good.txt", STORY)
        result = self.extract([good, "nowhere/", "no*thing.txt"], "-o", "n.statements.jsonl")
        self.assertIn("nowhere", result.stderr.decode())
        self.assertIn("no*thing.txt", result.stderr.decode())

    def test_symbols_of_the_tape_in_the_text(self):
        private = "\U000f0000\U000f1234\U00100000\ue000"
        self.survives("private.txt", f"Ingrid Dahl {private} visited {private}Denmark. {private * 1000}")
        self.survives("controls.txt", "Ingrid Dahl\u0000\u0001\ufffe\uffff\ufffd visited Denmark." + STORY * 20)

    def test_a_word_of_twenty_megabytes(self):
        self.survives("word.txt", b"a" * 20_000_000)
        self.survives("capitals.txt", b"A" * 20_000_000)

    def test_four_hundred_thousand_names(self):
        self.survives("names.txt", " and ".join(["Ingrid Dahl", "Lars Holm"] * 200_000) + " met Emre Yildiz.")

    def test_three_hundred_thousand_parentheses(self):
        self.survives("open.txt", "Norway " + "(" * 300_000 + " urged China.")
        self.survives("quotes.txt", "Dahl said: " + "\u201cNo \u201cyes " * 100_000)

    def test_deep_records_and_markup(self):
        self.survives("deep.json", '{"text": ' + "[" * 200_000)
        self.survives("deep.html", "<html><body>" + "<div>" * 100_000 + "Ingrid Dahl visited Denmark.")

    def test_many_sentences_take_linear_time(self):
        few = self.survives("few.txt", "Ingrid Dahl visited Denmark on Monday and met Emre Yildiz. " * 2_000)
        many = self.survives("many.txt", "Ingrid Dahl visited Denmark on Monday and met Emre Yildiz. " * 16_000, seconds=400)
        self.assertLess(many, 20 * few + 5)


if __name__ == "__main__":
    unittest.main()
