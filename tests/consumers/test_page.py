"""The page, used in headless Chromium: whole, quiet, by keyboard, and deaf to what documents say."""
import json
import re
import shutil
import subprocess
import unittest

import consumers
import nasty
from consumers import PROGRAMS, SOURCE, in_node, need, need_node, outputs, relata, run


def used(page, *arguments):
    need_node("playwright-core")
    need("chromium")
    return in_node("page_check.mjs", page, *arguments)


def many(nodes, edges):
    """Statements between made-up people, ten a document."""
    out = []
    for i in range(edges):
        a, b = (i * 7919) % nodes, (i * 104729 + 13) % nodes if i % 3 else (i * 7919 + 1) % nodes
        doc = f"d{i // 10}"
        line = {"id": f"s{i}", "doc": doc, "subject": {"id": f"P{a}", "label": f"Person {a}", "type": "Person"}, "relation": ["met", "warned", "praised"][i % 3],
                "object": {"id": f"P{b}", "label": f"Person {b}", "type": "Person"}, "mode": "asserted", "when": f"2023-{i % 12 + 1:02}-{i % 28 + 1:02}",
                "rule": "r", "version": "1", "evidence": {"start": 0, "end": 5, "text": "words", "spans": [[0, 5]]}}
        out.append(json.dumps(line) + "\n")
    return "".join(out)


class Page(unittest.TestCase):
    def test_it_shows_the_graph_and_the_words_by_keyboard_alone(self):
        seen = used(outputs() / "sample.html", "Ingrid D")
        self.assertEqual(seen["errors"], [])
        self.assertEqual([url for url in seen["requests"] if not url.startswith("file:")], [])
        self.assertEqual(len(seen["requests"]), 1)
        self.assertEqual(seen["nameless"], [])
        self.assertRegex(seen["counts"], r"^\d+ nodes, \d+ edges, \d+ documents$")
        self.assertEqual(seen["notice"], "")
        self.assertIn("Ingrid Dahl", seen["found"][0])
        self.assertEqual(seen["chosen"], "Ingrid Dahl")
        self.assertIn("Ingrid Dahl", seen["said"])
        self.assertTrue(seen["quotes"] and all(seen["quotes"]))
        self.assertTrue(all(re.search(r"rule \w+/", rule) for rule in seen["rules"]))
        self.assertTrue(all(seen["sources"]))

    def test_its_filters_take_away_and_give_back(self):
        seen = used(outputs() / "sample.html")
        self.assertIn("0 of", seen["without_relations"])
        self.assertEqual(seen["with_all_again"], seen["counts"])
        self.assertIn(" of ", seen["last_day"])
        self.assertTrue(seen["theme_changes"])

    def test_what_documents_say_is_text(self):
        hostile = "</script><img src=x onerror=alert(1)>"
        self.assertIn(hostile, nasty.NAMES)
        seen = used(outputs() / "nasty.html", hostile)
        self.assertEqual(seen["errors"], [])
        self.assertEqual(seen["images"], 0)
        self.assertEqual(seen["chosen"], hostile)
        text = (outputs() / "nasty.html").read_text(encoding="utf-8")
        self.assertNotIn(hostile, text)
        self.assertEqual(text.count("</script>"), 2)
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text).group(1)
        self.assertIn("default-src 'none'", policy)
        self.assertNotIn("unsafe", policy)

    def test_five_thousand_nodes_stay_smooth(self):
        stream = outputs() / "many.statements.jsonl"
        stream.write_text(many(5000, 15000), encoding="utf-8")
        relata("merge", stream, "--rules", "diplomacy", "-o", outputs() / "many.html")
        seen = used(outputs() / "many.html", "Person 77")
        self.assertEqual(seen["errors"], [])
        self.assertIn("5,000 nodes", seen["counts"])
        self.assertLess(seen["frame_ms"], 400, "without a graphics card, beside other work")

    def test_of_more_than_twenty_thousand_nodes_the_most_important_are_shown(self):
        stream = outputs() / "crowd.statements.jsonl"
        stream.write_text(many(20500, 25000), encoding="utf-8")
        relata("merge", stream, "--rules", "diplomacy", "-o", outputs() / "crowd.html", timeout=600)
        seen = used(outputs() / "crowd.html")
        self.assertEqual(seen["errors"], [])
        self.assertIn("20,000 nodes", seen["counts"])
        self.assertIn("left out", seen["notice"])

    def test_an_empty_graph_says_so(self):
        (outputs() / "empty.statements.jsonl").write_text("", encoding="utf-8")
        relata("merge", outputs() / "empty.statements.jsonl", "--rules", "diplomacy", "-o", outputs() / "empty.html")
        seen = used(outputs() / "empty.html")
        self.assertEqual(seen["errors"], [])
        self.assertIn("Nothing was found", seen["notice"])


class Template(unittest.TestCase):
    def test_the_template_is_what_its_sources_make(self):
        need("npm", "node")
        work = PROGRAMS / "page"
        shutil.copytree(SOURCE / "tools" / "page", work, dirs_exist_ok=True, ignore=shutil.ignore_patterns("node_modules", "page.html"))
        stamp = work / "node_modules" / ".package-lock.json"
        if not stamp.exists() and subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=work, capture_output=True).returncode:
            self.skipTest("npm can't install what the page is built with")
        run("node", "build.mjs", "made.html", cwd=work)
        self.assertEqual((work / "made.html").read_text(encoding="utf-8"), (SOURCE / "tools" / "page" / "page.html").read_text(encoding="utf-8"),
                         "run: cd tools/page && npm ci && node build.mjs")


if __name__ == "__main__":
    consumers.main()
