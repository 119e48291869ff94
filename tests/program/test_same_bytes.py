"""The same documents give the same bytes: any number of threads, any order of the sources, any folder, any time."""
import pathlib
import random
import unittest

from program import EXAMPLES, ProgramTest

GRAPHS = ["graphml", "gexf", "jsonld", "nq", "trig", "nt", "csv", "html"]
STREAMS = ["statements.jsonl", "mentions.jsonl"]


class SameBytes(ProgramTest):
    def outputs(self, name, sources, *arguments):
        (self.folder / name).mkdir()
        self.extract(sources, *[part for ending in GRAPHS + STREAMS for part in ("-o", f"{name}/n.{ending}")], *arguments)
        return {path.name: path.read_bytes() for path in (self.folder / name).iterdir()}

    def test_threads_change_nothing(self):
        one = self.outputs("one", [EXAMPLES], "--threads", "1")
        for threads in ("2", "5"):
            many = self.outputs("many" + threads, [EXAMPLES], "--threads", threads)
            for name, content in one.items():
                self.assertTrue(content == many[name], name)  # a diff of such texts would take hours

    def test_the_order_of_sources_changes_no_graph(self):
        # Each under its own name, so that ids do not depend on how a folder was named.
        sources = sorted(str(path) for path in pathlib.Path(EXAMPLES).rglob("*") if path.is_file())
        first = self.outputs("first", sources)
        for seed in (1, 2):
            random.Random(seed).shuffle(sources)
            again = self.outputs(f"again{seed}", sources, "--threads", "2")
            for name, content in first.items():
                if name.endswith("jsonl"):
                    self.assertTrue(sorted(content.splitlines()) == sorted(again[name].splitlines()), name)
                else:
                    self.assertTrue(content == again[name], name)

    def test_each_view_is_stable(self):
        for view in ("statements", "events"):
            one = self.outputs(view + "1", [EXAMPLES], "--view", view, "--threads", "1")
            two = self.outputs(view + "2", [EXAMPLES], "--view", view, "--threads", "3")
            self.assertEqual([name for name in one if one[name] != two[name]], [])


if __name__ == "__main__":
    unittest.main()
