"""What watch tells of a save, having kept what it could, is what packs tell that are loaded afresh: over a row of random edits.

    RELATA_EDITS=200 RELATA_EDITED=rules/diplomacy RELATA_EDIT_SEED=7 python3 -m unittest test_watch_edits   # by hand: more, of a whole pack
"""
import os
import pathlib
import queue
import random
import re
import shutil
import unittest

from program import SOURCE
from test_diff import FORMER, NAMES, PACK, RULES, SCHEMA, TEXTS
from watching import WatchTest

TESTED = RULES + """  - id: praised
    match: '{a:Agent} <praise> {b:Agent}'
    emit: a helped b
    tests:
      - {text: Norway praised Denmark., gives: Norway helped Denmark}
      - {text: Norway condemned Denmark., gives: nothing}
"""
WORDS = ("praise", "rescue", "assist", "buy", "zzyzx", "denounce", "help", "visit", "steel", "assistance", "lender", "from")
NAMED = ("Lake Havn Trust", "Norway", "Fjord Lines", "steel", "Ingrid Dahl")


def lists(text):
    """Flow lists of words, by where their insides begin and end."""
    return [found.span(1) for found in re.finditer(r"\[(?:verb: |noun: )?([a-z][\w ,'-]*)\]", text)]


def add_word(text, random):
    begin, end = random.choice(lists(text))
    words = text[begin:end].split(", ")
    words.insert(random.randrange(len(words) + 1), random.choice(WORDS))
    return text[:begin] + ", ".join(words) + text[end:]


def drop_word(text, random):
    begin, end = random.choice(lists(text))
    words = text[begin:end].split(", ")
    del words[random.randrange(len(words))]
    return text[:begin] + ", ".join(words) + text[end:]


def swap_words(text, random):
    begin, end = random.choice(lists(text))
    words = text[begin:end].split(", ")
    random.shuffle(words)
    return text[:begin] + ", ".join(words) + text[end:]


def rules_of(text):
    head, *rules = re.split(r"(?m)^(?=  - (?:\{)?id: )", text)
    return head, rules


def drop_rule(text, random):
    head, rules = rules_of(text)
    del rules[random.randrange(len(rules))]
    return head + "".join(rules)


def move_rule(text, random):
    head, rules = rules_of(text)
    rules.insert(random.randrange(len(rules)), rules.pop(random.randrange(len(rules))))
    return head + "".join(rules)


def double_rule(text, random):
    head, rules = rules_of(text)
    again = re.sub(r"id: [\w.-]+", f"id: again-{random.randrange(1000)}", random.choice(rules), count=1)
    rules.insert(random.randrange(len(rules) + 1), again)
    return head + "".join(rules)


def one_of(pattern, changed):
    def edit(text, random):
        found = random.choice(list(re.finditer(pattern, text)))
        return text[:found.start()] + changed(found, random) + text[found.end():]
    return edit


RULE_EDITS = {
    "a word more": add_word,
    "a word less": drop_word,
    "words in another order": swap_words,
    "a rule less": drop_rule,
    "a rule elsewhere": move_rule,
    "a rule more": double_rule,
    "another type": one_of(r":Agent\}", lambda _, r: f":{r.choice(['Person', 'Country', 'Organization', 'Agent'])}}}"),
    "ends turned about": one_of(r"emit: (\w) (\w+) (\w)\b", lambda found, _: f"emit: {found[3]} {found[2]} {found[1]}"),
    "a word of a pattern": one_of(r"match: '", lambda _, r: f"match: '({r.choice(WORDS)} )?"),
    "another verb": one_of(r" <[\w-]+> ", lambda _, r: f" <{r.choice(WORDS)}> "),
    "a comment": one_of(r"(?m)^", lambda _, r: f"# {r.randrange(1000)}\n"),
    "a priority": one_of(r"(?m)^    emit: ", lambda _, r: f"    priority: {r.randrange(3)}\n    emit: "),
    "a test": one_of(r"text: ([A-Z])", lambda found, _: f"text: It rained. {found[1]}"),
    "a broken line": one_of(r"(?m)^  - ", lambda _, r: r.choice(["  -", "  - {", "  - id: [\n  - "])),
}


def add_name(text, random):
    return text + f"{random.choice(NAMED)}\t{random.choice(['Organization', 'Person', 'City'])}\tX{random.randrange(100, 999)}\n"


def drop_name(text, random):
    lines = text.splitlines(True)
    del lines[random.randrange(1, len(lines))]
    return "".join(lines)


NAME_EDITS = {"a name more": add_name, "a name less": drop_name,
              "another type of a name": one_of(r"\tOrganization\t", lambda _, r: f"\t{r.choice(['Person', 'City', 'Country'])}\t")}


class WatchEdits(WatchTest):
    def setUp(self):
        super().setUp()
        edited = os.environ.get("RELATA_EDITED")
        self.pack = self.folder / "now" / "pack"
        if edited:
            shutil.copytree(SOURCE / edited, self.pack)
            shutil.copytree(SOURCE / "schemas", self.folder / "schemas")
        else:
            for name, text in {"pack.yaml": PACK, "schema.yaml": SCHEMA, "rules.yaml": TESTED, "former.yaml": FORMER, "names.tsv": NAMES}.items():
                self.write(f"now/pack/{name}", text)
        for name, text in TEXTS.items():
            self.write(f"news/{name}.txt", text)

    def start(self):
        self.start_watching("now/pack/", "--corpus", "news")
        return self.block()

    def block(self):
        told = ""
        while "\nready " not in told:
            told += self.lines.get(timeout=60)
        return told.strip("\n")

    def edit(self, random):
        """Changes one file; tells how."""
        while True:
            path = random.choice([each for each in sorted(self.pack.rglob("*")) if each.suffix in (".yaml", ".tsv") and each.name != "pack.yaml" and "tests" not in each.parts])
            edits = NAME_EDITS if path.suffix == ".tsv" else RULE_EDITS
            name = random.choice(sorted(edits))
            text = path.read_text(encoding="utf-8")
            try:
                changed = edits[name](text, random)
            except (IndexError, ValueError):  # the file has nothing of the kind
                continue
            if changed != text:
                self.last = path, text
                path.write_text(changed, encoding="utf-8")
                return f"{path.name}: {name}"

    def changes(self, told):
        """Statements plus and minus, as watch and diff print them: they stand between the tests and the count of documents."""
        return [line for line in told.splitlines() if re.match(r"  [+-] |      \S", line) and not line.startswith("      why not")]

    def test_edits_are_answered_as_if_all_were_read_afresh(self):
        seed = int(os.environ.get("RELATA_EDIT_SEED", "20"))
        chosen = random.Random(seed)
        self.start()
        before = self.folder / "before" / "pack"
        shutil.copytree(self.pack, before)
        takes_back = False
        for step in range(int(os.environ.get("RELATA_EDITS", "12"))):
            if takes_back:
                path, text = self.last
                path.write_text(text, encoding="utf-8")
                what = f"{path.name}: taken back"
            else:
                what = self.edit(chosen)
            takes_back = not takes_back and chosen.random() < 0.4
            with self.subTest(f"seed {seed}, step {step}, {what}"):
                told = self.block()
                afresh = self.run_relata("watch", "now/pack/", "--once").stdout.decode()
                counts = lambda text: re.findall(r"(?m)^(?:check   .*|tests   .*)$", re.sub(r"tests   (\d+) of", "tests   of", text))
                whole = lambda text: [re.sub(r"\d+ warnings?", "", line) for line in counts(text)]
                self.assertEqual(whole(told), whole(afresh))
                if "\nbroken" in told:
                    takes_back = True
                    continue
                differ = self.run_relata("diff", "before/pack/", "now/pack/", "news", "--all").stdout.decode()
                self.assertEqual(self.changes(told[told.index("\ntests "):]), self.changes(differ))
                shutil.rmtree(before)
                shutil.copytree(self.pack, before)


if __name__ == "__main__":
    unittest.main()
