"""Merging is set union: shards in any order, twice or grouped, give the graph of all documents at once."""
import hashlib
import itertools
import pathlib
import unittest

from program import DONE, EXAMPLES, FINDINGS, ProgramTest


class Merging(ProgramTest):
    def setUp(self):
        super().setUp()
        sources = sorted(str(path) for path in pathlib.Path(EXAMPLES).rglob("*") if path.is_file())
        self.shards = []
        for i in range(3):
            self.shards.append(f"s{i}.statements.jsonl")
            self.extract(sources[i::3], "-o", self.shards[-1])
        self.extract(sources, "-o", "all.graphml", "-o", "all.nq", "-o", "all.csv")

    def merged(self, shards, name, *arguments, expect=DONE):
        self.run_relata("merge", *shards, "--rules", "diplomacy", *arguments,
                        *[part for ending in ("graphml", "nq", "csv", "statements.jsonl") for part in ("-o", f"{name}.{ending}")], expect=expect)
        return [hashlib.sha256((self.folder / f"{name}.{ending}").read_bytes()).hexdigest() for ending in ("graphml", "nq", "nodes.csv", "edges.csv", "statements.jsonl")]

    def test_shards_in_any_order_give_the_graph_of_all(self):
        whole = [hashlib.sha256((self.folder / f"all.{ending}").read_bytes()).hexdigest() for ending in ("graphml", "nq", "nodes.csv", "edges.csv")]
        for order in itertools.islice(itertools.permutations(self.shards), 0, 6, 2):
            self.assertEqual(self.merged(order, "m")[:4], whole)

    def test_merging_is_idempotent_and_associative(self):
        once = self.merged(self.shards, "once")
        self.assertEqual(self.merged(self.shards + self.shards, "twice"), once)
        self.merged(self.shards[:2], "left")
        self.assertEqual(self.merged(["left.statements.jsonl", self.shards[2]], "grouped"), once)
        self.assertEqual(self.merged(["once.statements.jsonl"], "again"), once)

    def test_a_broken_line_costs_itself(self):
        with open(self.folder / "broken.statements.jsonl", "w", encoding="utf-8") as file:
            file.write((self.folder / self.shards[0]).read_text(encoding="utf-8").splitlines()[0] + "\n{\"id\": \n")
        self.merged(["broken.statements.jsonl"], "b", "--strict", expect=FINDINGS)
        result = self.run_relata("merge", "broken.statements.jsonl", "--rules", "diplomacy", "-o", "b.statements.jsonl", expect=DONE)
        self.assertIn("broken.statements.jsonl:2", result.stderr.decode())
        self.assertEqual(len(self.lines("b.statements.jsonl")), 1)

    def test_relations_that_no_pack_knows_are_told(self):
        told = self.run_relata("merge", self.shards[0], "--rules", "core", "-o", "u.graphml")
        self.assertIn("the packs know no relation `met`", told.stderr.decode())
        told = self.run_relata("merge", self.shards[0], "--rules", "diplomacy", "-o", "k.graphml")
        self.assertNotIn("know no relation", told.stderr.decode())


if __name__ == "__main__":
    unittest.main()
