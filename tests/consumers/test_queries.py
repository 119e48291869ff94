"""docs/queries: each question has its answer on the sample documents beside it.

    python3 test_queries.py --write     writes the answers anew, for a look at the difference
"""
import pathlib
import sys
import unittest

import consumers
from consumers import SOURCE, in_python, need_python, outputs

QUERIES = SOURCE / "docs" / "queries"
ASK = ("import sys, json, pyoxigraph as ox\nstore = ox.Store()\nstore.load(path=sys.argv[1])\nout = {}\n"
       "for path in sys.argv[2:]:\n    rows = store.query(open(path, encoding='utf-8').read())\n    names = [v.value for v in rows.variables]\n"
       "    cell = lambda term: '' if term is None else term.value.replace('\\t', ' ').replace('\\n', ' ')\n"
       "    out[path] = '\\n'.join(['\\t'.join(names), *['\\t'.join(cell(row[name]) for name in names) for row in rows]]) + '\\n'\n"
       "print(json.dumps(out))\n")


def queries():
    return sorted(QUERIES.glob("*.rq"))


def answers():
    found = in_python(ASK, outputs() / "sample.nq", *queries())
    return {path: found[str(path)] for path in queries()}


class Queries(unittest.TestCase):
    def test_every_question_has_its_answer(self):
        need_python("pyoxigraph")
        self.assertGreaterEqual(len(queries()), 15)
        for path, found in answers().items():
            with self.subTest(path.name):
                self.assertGreater(found.count("\n"), 1, "no answer at all")
                self.assertEqual(found, path.with_suffix(".tsv").read_text(encoding="utf-8"), "if it should be so: test_queries.py --write")

    def test_every_question_stands_in_the_readme(self):
        text = (QUERIES / "README.md").read_text(encoding="utf-8")
        for path in queries():
            question = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
            self.assertIn(f"| [{path.stem}]({path.name}) | {question} |", text)


if __name__ == "__main__":
    if "--write" in sys.argv:
        for path, text in answers().items():
            pathlib.Path(path).with_suffix(".tsv").write_text(text, encoding="utf-8")
    else:
        consumers.main()
