"""The part of a graph that the command line asks for; streams hold all."""
import csv
import unittest

from program import DONE, EXAMPLES, REFUSED, ProgramTest


class GraphParts(ProgramTest):
    def setUp(self):
        super().setUp()
        self.extract([EXAMPLES], "-o", "all.statements.jsonl", "-o", "all.csv", "-o", "all.nq")

    def rows(self, name):
        with open(self.folder / name, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def part(self, *arguments, command="merge", expect=DONE):
        sources = ["all.statements.jsonl"] if command == "merge" else [EXAMPLES]
        result = self.run_relata(command, *sources, "--rules", "diplomacy", *arguments, "-o", "part.csv", "-o", "part.nq", "-o", "part.statements.jsonl", expect=expect)
        return result.stderr.decode()

    def edges(self):
        return self.rows("part.edges.csv")

    def test_relations_and_modes(self):
        self.part("--relations", "met,visited", "--modes", "planned")
        self.assertEqual({(row["relation"], row["mode"]) for row in self.edges()}, {("met", "planned"), ("visited", "planned")})
        triples = (self.folder / "part.nq").read_text(encoding="utf-8")
        self.assertIn('"planned"', triples)
        self.assertNotIn('"asserted"', triples)

    def test_time(self):
        self.part("--since", "2024-04", "--until", "2024-04-15")
        self.assertTrue(self.edges())
        for row in self.edges():
            self.assertTrue(row["first"] <= "2024-04-15" and row["last"] >= "2024-04-01", row)

    def test_weight(self):
        self.part("--min-weight", "2")
        self.assertTrue(self.edges())
        self.assertTrue(all(int(row["Weight"]) >= 2 for row in self.edges()))

    def test_types_are_those_of_nodes_in_graphs_and_of_mentions_in_their_stream(self):
        self.part("--types", "Person")
        self.assertEqual({row["entity_type"] for row in self.rows("part.nodes.csv")}, {"Person"})
        self.part("--types", "Agent")
        self.assertEqual({row["entity_type"] for row in self.rows("part.nodes.csv")}, {"Person", "Country", "Organization"})
        self.extract([EXAMPLES], "--types", "Person", "-o", "p.csv", "-o", "p.mentions.jsonl")
        self.assertEqual({row["entity_type"] for row in self.rows("p.nodes.csv")}, {"Person"})
        self.assertEqual({line["type"] for line in self.lines("p.mentions.jsonl")}, {"Person"})
        self.extract([EXAMPLES], "--types", "Time", "-o", "t.csv", "-o", "t.mentions.jsonl")
        self.assertEqual((self.folder / "t.nodes.csv").read_bytes(), (self.folder / "all.nodes.csv").read_bytes(), "times are no nodes")

    def test_ego(self):
        sizes = []
        for hops in "123":
            self.part("--ego", "Ingrid Dahl", "--hops", hops)
            labels = {row["Label"] for row in self.rows("part.nodes.csv")}
            self.assertIn("Ingrid Dahl", labels)
            sizes.append(len(labels))
        self.assertTrue(3 < sizes[0] < sizes[1] < sizes[2], sizes)
        whole = {row["Id"]: row["Label"] for row in self.rows("all.nodes.csv")}
        self.assertTrue(all(whole[row["Id"]] == row["Label"] for row in self.rows("part.nodes.csv")), "nodes keep their ids")

    def test_streams_hold_all_and_extract_and_merge_agree(self):
        self.part("--relations", "met", command="extract")
        first = (self.folder / "part.nq").read_bytes(), (self.folder / "part.edges.csv").read_bytes()
        self.assertEqual(len(self.lines("part.statements.jsonl")), len(self.lines("all.statements.jsonl")))
        self.part("--relations", "met")
        self.assertEqual(((self.folder / "part.nq").read_bytes(), (self.folder / "part.edges.csv").read_bytes()), first)

    def test_mistakes_are_told_and_nothing_is_written(self):
        rows = {("--relations", "meet"): "did you mean `met`?", ("--modes", "certain"): "asserted, planned, possible and negated", ("--types", "Persom"): "`Person`",
                ("--since", "June"): "YYYY-MM", ("--since", "2024", "--until", "2023"): "--until", ("--ego", "Ingrid Dahll"): "did you mean `Ingrid Dahl`?",
                ("--hops", "2"): "--ego", ("--min-weight", "0"): "not in range 1 to 1000000000", ("--ego", ""): "--ego: empty", ("--since", ""): "--since: empty"}
        for arguments, said in rows.items():
            with self.subTest(arguments):
                self.assertIn(said, self.part(*arguments, expect=REFUSED))
                self.assertFalse([name for name in self.files() if name.startswith("part")])

    def test_a_type_that_is_not_there_is_told_of_once(self):
        self.assertEqual(self.part("--types", "Persom", command="extract", expect=REFUSED), "relata: --types: no type `Persom`; did you mean `Person`?\n")

    def test_the_summary_tells_how_much_is_left(self):
        self.assertRegex(self.part("--relations", "met"), r"graph +\d+ entities, \d+ edges, of \d+ of \d+ statements")


if __name__ == "__main__":
    unittest.main()
