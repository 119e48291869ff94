"""Broken rule files and packs, and exactly what `relata check` says of each.

tests/diagnostics/broken holds NAME.yaml beside NAME.expected, and under packs/ a folder a pack with its `expected` inside.
`python3 test_broken_rules.py --write` writes the expected texts anew: read the difference before it is committed.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys
import unittest

from program import FINDINGS, REFUSED, RELATA, SOURCE

BROKEN = SOURCE / "tests" / "diagnostics" / "broken"
HEAD = re.compile(r"^(\S+?)(?::(\d+):(\d+))?: (error|warning|note)\[([A-Z]\d{3})\]: ", re.MULTILINE)
# Codes of a file that is not there (tested below), of a pack of more symbols than a test should hold, and too large (test_bad_rules.py), and one that an earlier check forestalls.
UNSHOWN = {"K007", "R029", "P037", "P091", "R090"}


def check(*targets, form="text"):
    result = subprocess.run([RELATA, "check", *targets, "--format", form], capture_output=True, cwd=BROKEN)
    return result.returncode, result.stdout.decode("utf-8", errors="replace")


def rule_files():
    return sorted(str(path.relative_to(BROKEN)) for path in BROKEN.rglob("*.yaml") if path.relative_to(BROKEN).parts[0] != "packs")


def packs():
    return sorted(path.name for path in (BROKEN / "packs").iterdir() if path.is_dir())


def by_file(text):
    """The output for each file, in which every diagnostic begins with FILE:LINE:COLUMN."""
    parts, last = collections.defaultdict(str), None
    for line in text.splitlines(keepends=True):
        head = HEAD.match(line)
        last = head.group(1) if head else last
        parts[last] += line
    return parts


def all_found():
    """(where its expected text stands, what is found)."""
    files = rule_files()
    _, text = check(*files)
    parts = by_file(text)
    for name in files:
        yield BROKEN / (name.removesuffix(".yaml") + ".expected"), parts.get(name, "")
    for name in packs():
        _, text = check(f"./packs/{name}/")
        yield BROKEN / "packs" / name / "expected", text.replace(str(BROKEN) + "/", "").replace("/./", "/")


class BrokenRules(unittest.TestCase):
    maxDiff = None

    def test_each_is_told_exactly(self):
        for place, found in all_found():
            with self.subTest(place.relative_to(BROKEN)):
                self.assertEqual(found, place.read_text(encoding="utf-8") if place.exists() else "(no expected text)")
                self.assertNotEqual(found, "", "nothing is found")

    def test_json_says_the_same_places(self):
        files = [name for name in rule_files() if name.startswith(("tests/", "yaml/"))]
        code, text = check(*files)
        self.assertEqual(code, FINDINGS)
        _, lines = check(*files, form="json")
        told = [(d["file"], str(d["line"]), str(d["column"]), d["severity"], d["code"]) for d in map(json.loads, lines.splitlines())]
        self.assertEqual(told, [head.groups() for head in HEAD.finditer(text)])

    def test_every_code_is_shown_at_least_twice(self):
        seen = collections.Counter()
        for path in BROKEN.rglob("*"):
            if path.name == "expected" or path.suffix == ".expected":
                seen.update(set(head.group(5) for head in HEAD.finditer(path.read_text(encoding="utf-8"))))
        catalogue = re.findall(r'\{"([A-Z]\d{3})"', (SOURCE / "engine/diagnostics/catalogue.cpp").read_text(encoding="utf-8"))
        self.assertEqual([code for code in catalogue if seen[code] < 2 and code not in UNSHOWN], [])

    def test_a_file_that_is_not_there(self):
        code, text = check("gone.yaml")
        self.assertEqual(code, REFUSED)
        self.assertIn("K007", text)


if __name__ == "__main__" and "--write" in sys.argv:
    for place, found in all_found():
        place.write_text(found, encoding="utf-8")
elif __name__ == "__main__":
    unittest.main()
