"""Every ending gives a file that its readers can parse."""
import gzip
import json
import os
import subprocess
import sys
import unittest
import xml.etree.ElementTree

from program import EXAMPLES, SOURCE, STORY, ProgramTest


class Outputs(ProgramTest):
    def test_every_ending_is_written(self):
        endings = ["graphml", "gexf", "jsonld", "nq", "trig", "nt", "csv", "html", "statements.jsonl", "mentions.jsonl", "nq.gz"]
        arguments = [part for ending in endings for part in ("-o", "n." + ending)]
        self.extract([EXAMPLES], *arguments)
        expected = sorted("n." + ending for ending in endings if ending != "csv") + ["n.nodes.csv", "n.edges.csv"]
        self.assertEqual(self.files(), sorted(expected))
        for name in ("n.graphml", "n.gexf"):
            xml.etree.ElementTree.parse(self.out(name))
        with open(self.out("n.jsonld"), encoding="utf-8") as file:
            json.load(file)
        with gzip.open(self.out("n.nq.gz"), "rt", encoding="utf-8") as packed, open(self.out("n.nq"), encoding="utf-8") as plain:
            self.assertTrue(packed.read() == plain.read())

    def test_every_line_of_both_streams_is_what_its_schema_says(self):
        self.extract([EXAMPLES], "-o", "n.statements.jsonl", "-o", "n.mentions.jsonl")
        python = "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else sys.executable
        if subprocess.run([python, "-c", "import jsonschema"], capture_output=True).returncode:
            self.skipTest("python3-jsonschema is missing")
        check = ("import json, sys, jsonschema\n"
                 "validator = jsonschema.Draft202012Validator(json.load(open(sys.argv[1], encoding='utf-8')))\n"
                 "lines = [json.loads(line) for line in open(sys.argv[2], encoding='utf-8')]\n"
                 "bad = [f'{sys.argv[2]}:{i}: {e.message}' for i, line in enumerate(lines, 1) for e in validator.iter_errors(line)]\n"
                 "print(len(lines)); sys.exit('\\n'.join(bad[:9]) if bad else 0)\n")
        for stream in ("statements", "mentions"):
            result = subprocess.run([python, "-c", check, str(SOURCE / "schemas" / f"{stream}.schema.json"), self.out(f"n.{stream}.jsonl")],
                                    capture_output=True, text=True, timeout=300)
            self.assertEqual(result.returncode, 0, result.stderr[-2000:])
            self.assertGreater(int(result.stdout), 40)

    def test_evidence_stands_in_the_text(self):
        self.extract([EXAMPLES], "-o", "n.statements.jsonl", "-o", "n.mentions.jsonl", "--keep-text", "texts.jsonl")
        texts = {line["id"]: line["text"] for line in self.lines("texts.jsonl")}
        statements = self.lines("n.statements.jsonl")
        self.assertGreater(len(statements), 40)
        for statement in statements:
            text, evidence = texts[statement["doc"]], statement["evidence"]
            self.assertEqual(text[evidence["start"]:evidence["end"]], evidence["text"])
            for end in ("subject", "object", "where", "of", "source"):
                if "text" in statement.get(end, {}):
                    self.assertEqual(text[statement[end]["start"]:statement[end]["end"]], statement[end]["text"])
        for mention in self.lines("n.mentions.jsonl"):
            self.assertEqual(texts[mention["doc"]][mention["start"]:mention["end"]], mention["text"])

    def test_standard_output_takes_one_output(self):
        result = self.extract(["-"], "-o", "-", "--format", "statements.jsonl", stdin=STORY.encode())
        self.assertTrue(all(json.loads(line)["doc"] for line in result.stdout.splitlines()))
        self.assertGreater(len(result.stdout.splitlines()), 1)
        self.assertEqual(self.files(), [])

    def test_types_limit_the_mentions(self):
        story = self.write("story.txt", STORY)
        self.extract([story], "-o", "all.mentions.jsonl")
        self.extract([story], "-o", "times.mentions.jsonl", "--types", "Time")
        times = [line for line in self.lines("all.mentions.jsonl") if line["type"] in ("DATE", "TIME", "DURATION", "SET")]
        self.assertTrue(times)
        self.assertEqual(self.lines("times.mentions.jsonl"), times)
        self.extract([story], "-o", "people.mentions.jsonl", "--types", "Person,Country")
        self.assertEqual({line["type"] for line in self.lines("people.mentions.jsonl")}, {"Person", "Country"})

    def test_a_date_is_for_documents_that_have_none(self):
        plain = self.write("plain.txt", "Ingrid Dahl visited Denmark on Thursday.")
        dated = self.write("dated.json", json.dumps({"id": "d", "date": "2020-01-03", "text": "Ingrid Dahl visited Denmark on Thursday."}))
        self.extract([plain, dated], "-o", "n.statements.jsonl", "--date", "2023-05-12")
        self.assertEqual([line.get("date") for line in self.lines("n.statements.jsonl")], ["2023-05-12", "2020-01-03"])
        self.assertEqual([line.get("when") for line in self.lines("n.statements.jsonl")], ["2023-05-11", "2020-01-02"])
        self.extract([plain], "-o", "n.statements.jsonl")
        self.assertEqual([(line.get("date"), line.get("when")) for line in self.lines("n.statements.jsonl")], [(None, None)])

    def test_nothing_found_is_no_mistake(self):
        empty = self.write("quiet.txt", "The rain fell all day and nobody minded.")
        self.extract([empty], "-o", "n.graphml", "-o", "n.nq", "-o", "n.statements.jsonl", "-o", "n.gexf", "-o", "n.jsonld", "-o", "n.csv")
        self.assertEqual(self.lines("n.statements.jsonl"), [])
        xml.etree.ElementTree.parse(self.out("n.graphml"))


if __name__ == "__main__":
    unittest.main()
