"""Holds the tree to engine/README.md: who includes whom, where RE2 and Boost.Graph may be, names that say what things are.

    python3 architecture_test.py SOURCE_DIR
"""
import collections
import pathlib
import re
import subprocess
import sys
import unittest

ROOT = pathlib.Path(sys.argv.pop() if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[2])
ENGINE = ROOT / "engine"
INCLUDE = re.compile(r'^\s*#\s*include\s+[<"]([^>"]+)[>"]', re.MULTILINE)


def sources(folder):
    return sorted(path for path in folder.rglob("*") if path.suffix in (".h", ".cpp"))


def includes(path):
    return INCLUDE.findall(path.read_text(encoding="utf-8"))


def table():
    """Folder -> the folders that it may include, as engine/README.md has it."""
    allowed = {}
    for line in (ENGINE / "README.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) == 3 and re.fullmatch(r"[a-z]+", cells[0]) and cells[0] != "folder":
            allowed[cells[0]] = {name.strip() for name in cells[2].split(",") if name.strip()}
    return allowed


class Architecture(unittest.TestCase):
    def test_every_folder_stands_in_the_table(self):
        folders = {path.name for path in ENGINE.iterdir() if path.is_dir()}
        self.assertEqual(folders, set(table()))

    def test_the_table_has_no_circle(self):
        allowed, done = table(), set()
        while len(done) < len(allowed):
            ready = {name for name, needs in allowed.items() if name not in done and needs <= done}
            self.assertTrue(ready, f"a circle among {set(allowed) - done}")
            done |= ready

    def test_includes_go_down_the_flow(self):
        allowed, wrong = table(), []
        for path in sources(ENGINE):
            here = path.relative_to(ENGINE).parts
            if len(here) == 1:
                continue  # the files that put all stages together
            for name in includes(path):
                parts = name.split("/")
                if parts[0] in ("tools", "tests"):
                    wrong.append(f"{path.relative_to(ROOT)} includes {name}")
                if parts[0] == "engine" and (len(parts) == 2 or (parts[1] != here[0] and parts[1] not in allowed[here[0]])):
                    wrong.append(f"{path.relative_to(ROOT)} includes {name}")
        self.assertEqual(wrong, [])

    def test_every_include_of_our_own_is_written_from_the_root(self):
        wrong = []
        for path in sources(ENGINE) + sources(ROOT / "tools"):
            for name in re.findall(r'#include "([^"]+)"', path.read_text(encoding="utf-8")):
                if not (ROOT / name).is_file():
                    wrong.append(f"{path.relative_to(ROOT)} includes {name}")
        self.assertEqual(wrong, [])

    def users_of(self, prefix):
        return {str(path.relative_to(ROOT)) for path in sources(ENGINE) + sources(ROOT / "tools") if any(n.startswith(prefix) for n in includes(path))}

    def test_re2_is_included_by_one_file(self):
        self.assertLessEqual(len(self.users_of("re2/")), 1)
        self.assertTrue(all(name.startswith("engine/tape/") for name in self.users_of("re2/")))

    def test_boost_graph_stays_in_the_graph_folder(self):
        self.assertTrue(all(name.startswith("engine/graph/") for name in self.users_of("boost/graph")))

    def test_the_public_header_needs_nothing_but_the_standard_library(self):
        names = includes(ENGINE / "relata.h")
        self.assertTrue(names and all("/" not in name and "." not in name for name in names), names)

    def test_names_say_what_things_are(self):
        vague = re.compile(r"(^|[_-])(utils?|helpers?|managers?|misc|common|stuff)([_.-]|$)")
        listed = subprocess.run(["git", "-C", str(ROOT), "ls-files"], capture_output=True, text=True)
        names = listed.stdout.splitlines() if listed.returncode == 0 else [str(p.relative_to(ROOT)) for p in ROOT.rglob("*")]
        self.assertEqual([name for name in names if any(vague.search(part) for part in name.split("/")) and not name.startswith("build")], [])

    def test_headers_are_guarded_and_in_the_namespace(self):
        for path in sources(ENGINE) + sources(ROOT / "tools"):
            if path.suffix == ".h":
                text = path.read_text(encoding="utf-8")
                self.assertIn("#pragma once", text, path)
                self.assertIn("namespace relata", text, path)

    def test_no_two_types_of_a_namespace_bear_one_name(self):
        """One name for two types is undefined behaviour that no compiler tells: the linker keeps one of their functions."""
        places = collections.defaultdict(set)
        for path in sources(ENGINE) + sources(ROOT / "tools"):
            text = re.sub(r"^namespace \{$.*?^\}  // namespace$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
            space = re.search(r"^namespace ([\w:]+) \{$", text, re.MULTILINE)
            for name in re.findall(r"^(?:struct|class|enum class|enum) (\w+)(?: final)?(?: ?:[^:;{][^;{]*)? ?\{", text, re.MULTILINE):
                places[(space and space[1], name)].add(str(path.relative_to(ROOT)))
        self.assertEqual({name: found for name, found in places.items() if len(found) > 1}, {})

    def test_nothing_of_ours_throws(self):
        wrong = []
        for path in sources(ENGINE) + sources(ROOT / "tools"):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                code = re.sub(r'"(\\.|[^"\\])*"', '""', line.split("//")[0])
                if re.search(r"\bthrow\b", code):
                    wrong.append(f"{path.relative_to(ROOT)}:{number}")
        self.assertEqual(wrong, [])

    def test_no_file_tells_where_it_was_written(self):
        listed = subprocess.run(["git", "-C", str(ROOT), "ls-files"], capture_output=True, text=True)
        wrong = []
        places = re.compile(r"(?<![\w.])/(work|root|home/\w+)/\w")
        for name in listed.stdout.splitlines():
            path = ROOT / name
            if path.suffix in (".tsv", ".gz", ".zst", ".png") or not path.is_file():
                continue
            if places.search(path.read_text(encoding="utf-8", errors="replace")):
                wrong.append(name)
        self.assertEqual(wrong, [])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
