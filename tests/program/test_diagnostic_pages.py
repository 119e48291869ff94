"""The examples of docs/diagnostics: each page's first one gives the code that the page is about.

A fragment is put where it belongs: test items into a rule, rule keys into a file, words into `sets:`, types and relations into a schema.
"""
import json
import pathlib
import re
import subprocess
import tempfile
import unittest

from program import RELATA, SOURCE

PAGES = SOURCE / "docs" / "diagnostics"
FILE_KEYS = {"layer", "sets", "families", "phrases", "rules"}
RULE_KEYS = {"id", "about", "match", "parts", "mark", "fold", "restate", "emit", "where", "unless", "mode", "when", "priority", "status", "tests"}
TEST_KEYS = {"text", "gives", "date", "todo"}
PACK_KEYS = {"name", "version", "requires", "schema", "layers", "language", "reading", "deprecated"}
# Their examples show a command, or more than an example can hold; tests/diagnostics/broken shows them.
SHOWN_ELSEWHERE = {"K002", "K004", "K005", "K007", "K011", "K008", "L003", "L015", "L016", "L017", "P035", "P037", "P038", "P091", "R029", "R090", "S003", "S006", "S010", "Y009", "Y010"}
DEFAULTS = {"match": "'{a:Agent} <meet> {b:Agent}'", "act": "emit: a met b"}
ACTIONS = {"mark", "fold", "restate", "emit"}
HEADER = "name\ttype\tid\taliases\tattributes\tfrom\tto\n"
TYPES = "types:\n  Agent: {}\n  Person: {is: Agent}\n  Place: {}\n  Country: {is: [Agent, Place]}\n  NounForm: {lemma: true, features: {number: [singular, plural]}}\n"


def indented(text, spaces):
    return "".join(" " * spaces + line if line.strip() else line for line in text.splitlines(keepends=True))


def keys_of(text):
    return re.findall(r"^(?:- )?([A-Za-z-]+):", text, re.MULTILINE)


def layer_for(text):
    return "readings" if "restate:" in text else "coordination" if "fold:" in text else "names" if "mark:" in text else "relations"


def rule_file(text, code):
    """The whole rule file around a fragment, or None if it is none of rules."""
    keys = keys_of(text)
    if text.startswith("- text:"):
        return rule_file("tests:\n" + indented(text, 2), code)
    if text.startswith("- "):
        rules = []
        for item in re.split(r"^- ", text, flags=re.MULTILINE)[1:]:
            own = keys_of(re.sub(r"^  ", "", item, flags=re.MULTILINE))
            item = "- " + item
            if "match" not in own and "macth" not in own:
                item += f"  match: {DEFAULTS['match']}\n"
            if code != "R006" and not ACTIONS & set(own):
                item += f"  {DEFAULTS['act']}\n"
            rules.append(item)
        return "layer: relations\nrules:\n" + indented("".join(rules), 2)
    if keys and set(keys) <= TEST_KEYS:
        extra = "" if "text" in keys else "text: Ada Berg met Jan Vell.\n"
        extra += "" if "gives" in keys else "gives: nothing\n"
        return rule_file("tests:\n  - " + indented(text + extra, 4).lstrip(), code)
    head = "".join(re.findall(r"^layer: .*\n", text, re.MULTILINE))
    body = re.sub(r"^layer: .*\n", "", text, flags=re.MULTILINE)
    if set(keys) & RULE_KEYS and set(keys) <= RULE_KEYS | {"layer"}:
        if "match" not in keys:
            body += f"match: {DEFAULTS['match']}\n"
        if not ACTIONS & set(keys) and code != "R006":
            body += f"{DEFAULTS['act']}\n"
        if "id" not in keys:
            body = "id: shown\n" + body
        return (head or f"layer: {layer_for(text)}\n") + "rules:\n  - " + indented(body, 4).lstrip()
    if set(keys) & FILE_KEYS:
        return text if head or code == "R009" else "layer: relations\n" + text
    if re.match(r"(verbs|nouns):", text):
        return "layer: relations\nfamilies:\n  shown:\n" + indented(text, 4)
    if re.match(r"[a-z-]+: \{(verbs|nouns)", text):
        return "layer: relations\nfamilies:\n" + indented(text, 2)
    if re.match(r"[a-z]+: (\[|\*)", text):
        return "layer: relations\nsets:\n" + indented(text, 2)
    return text


class Pages(unittest.TestCase):
    def codes(self, folder, target):
        result = subprocess.run([RELATA, "check", target, "--format", "json"], capture_output=True, cwd=folder)
        return {json.loads(line)["code"] for line in result.stdout.splitlines()}

    def test_each_example_gives_its_code(self):
        files = {}
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            for page in sorted(PAGES.glob("[A-Z][0-9][0-9][0-9].md")):
                code = page.stem
                if code in SHOWN_ELSEWHERE:
                    continue
                kind, text = re.search(r"```(\w+)\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL).groups()
                keys = set(keys_of(text))
                if kind == "tsv" or code.startswith("S") or (keys and keys <= PACK_KEYS):
                    with self.subTest(code):
                        self.assertIn(code, self.codes(folder, self.pack(folder / code, code, kind, text)))
                else:
                    (folder / f"{code}.yaml").write_text(rule_file(text, code), encoding="utf-8")
                    files[f"{code}.yaml"] = code
            result = subprocess.run([RELATA, "check", *files, "--format", "json"], capture_output=True, cwd=folder)
            found = {}
            for line in result.stdout.splitlines():
                told = json.loads(line)
                found.setdefault(told["file"], set()).add(told["code"])
            for file, code in files.items():
                with self.subTest(code):
                    self.assertIn(code, found.get(file, set()), (folder / file).read_text(encoding="utf-8"))

    def pack(self, folder, code, kind, text):
        folder.mkdir()
        schema, pack = TYPES, "name: shown\nversion: '1'\nschema: words.yaml\n"
        if kind == "tsv":
            (folder / ("all.merges.tsv" if code in {"L009", "L013", "L014"} else "words.tsv")).write_text(
                text if code in ("L001", "L009") else HEADER + text, encoding="utf-8")
        elif code.startswith("S"):
            if not text.startswith(("types:", "relations:")):
                text = ("types:\n" if text[0].isupper() else TYPES + "relations:\n") + indented(text, 2)
            elif text.startswith("relations:"):
                text = TYPES + text
            schema = text
        else:
            pack = "".join(line for line in pack.splitlines(keepends=True) if line.split(":")[0] not in keys_of(text)) + text
        (folder / "words.yaml").write_text(schema, encoding="utf-8")
        (folder / "pack.yaml").write_text(pack, encoding="utf-8")
        return f"./{folder.name}/"

    def test_explain_prints_the_page(self):
        for page in sorted(PAGES.glob("[A-Z][0-9][0-9][0-9].md"))[:3]:
            result = subprocess.run([RELATA, "check", "--explain", page.stem], capture_output=True)
            self.assertEqual((result.returncode, result.stdout), (0, page.read_bytes()))

    def test_explain_of_no_code(self):
        result = subprocess.run([RELATA, "check", "--explain", "P999"], capture_output=True)
        self.assertEqual(result.returncode, 2)
        self.assertIn(b"no diagnostic `P999`", result.stderr)


if __name__ == "__main__":
    unittest.main()
