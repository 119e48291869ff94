"""What a change of rules does to a corpus: only what it can touch is read, and nothing that it touches is missed."""
import re
import shutil
import unittest

from program import DONE, FINDINGS, REFUSED, SOURCE, ProgramTest

PACK = "name: deals\nabout: Who helps and buys whom.\nversion: 0.1.0\nlicence: CC0-1.0\nlanguage: en\nrequires: [core]\nschema: schema.yaml\n"
SCHEMA = "relations:\n  helped: {from: Agent, to: Agent}\n  bought: {from: Agent, to: Agent}\n  served: {from: Person, to: Agent}\n"
RULES = """layer: relations
sets:
  scold: [verb: denounce, condemn]
families:
  help:
    verbs: [help, assist]
    nouns: ['assistance (by s) (for o)']
  buy: {verbs: [buy, take over]}
phrases:
  away: '(away )?from'
rules:
  - {id: helped, match: '{a:Agent} <help> {b:Agent}', emit: a helped b}
  - {id: backed, match: '{a:Agent} <scold> {b:Agent}', emit: a helped b}
  - {id: bought, match: '{a:Agent} <buy> {b:Agent}', where: a != b, emit: a bought b}
  - {id: rescued-from, match: '{a:Agent} <rescue> {b:Agent} <away> {c:Agent}', emit: a helped b}
  - {id: lender-of, match: '{a:Agent}, lender to {b:Agent}', emit: a helped b}
"""
FORMER = """layer: apposition
rules:
  - {id: served, match: '{p:Person}, once of {o:Organization}', emit: p served o}
"""
NAMES = "name\ttype\tid\taliases\tattributes\tfrom\tto\nOrvo Steel\tOrganization\tX1\tOrvo\nTalvik Bank\tOrganization\tX2\n"
TEXTS = {
    "help": "Antony Blinken helped Norway on Monday. Wang Yi was assisted by Qin Gang.",
    "noun": "Wang Yi spoke in Oslo. Norway's assistance for Denmark came late. Denmark thanked it.",
    "backed": "Denmark denounced Norway. Norway condemned Sweden.",
    "bought": "Orvo Steel bought Talvik Bank. Talvik Bank was taken over by Orvo Steel, it said.",
    "rescue": "Norway rescued Denmark away from Sweden. Finland rescued Iceland from Denmark.",
    "lender": "Talvik Bank, lender to Norway, closed on Friday.",
    "former": "Wang Yi, once of Orvo Steel, resigned on Friday. Wang Yi visited Oslo.",
    "passive": "Denmark was bought by Norway. Norway plans to buy Sweden.",
    "ministers": "The Norwegian foreign minister, Ingrid Dahl, helped Sweden. The minister did not help Finland.",
    "hidden": "Antony Blin\u00adken hel\u00adped Norway. Norway cen\u017fured Iceland.",
    "plain": "It rained in Oslo. Nobody came, and the shops stayed shut.",
    "other": "Sweden met Finland in Helsinki. Finland praised Sweden.",
}


def swap(name, old, new):
    def change(folder):
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) >= 1, (name, old)
        path.write_text(text.replace(old, new), encoding="utf-8")
    return change


def add(name, text):
    def change(folder):
        with open(folder / name, "a", encoding="utf-8") as file:
            file.write(text)
    return change


def rewrite(name, text):
    return lambda folder: (folder / name).write_text(text, encoding="utf-8")


# What changes: how, the documents that must be read (None: not looked at), and whether statements change.
CHANGES = {
    "nothing": (lambda folder: None, 0, False),
    "a comment and a test": (swap("rules.yaml", "emit: a bought b}", "emit: a bought b, tests: [{text: It rained., gives: nothing}]}  # x"), 0, False),
    "a version": (swap("pack.yaml", "0.1.0", "0.2.0"), 0, False),
    "a new rule": (add("rules.yaml", "  - {id: praised, match: '{a:Agent} <praise> {b:Agent}', emit: a helped b}\n"), 1, True),
    "a rule that is gone": (swap("rules.yaml", "  - {id: bought, match: '{a:Agent} <buy> {b:Agent}', where: a != b, emit: a bought b}\n", ""), 2, True),
    "a condition": (swap("rules.yaml", "where: a != b", "where: a is Organization"), 2, True),
    "another relation": (swap("rules.yaml", "{c:Agent}', emit: a helped b", "{c:Agent}', emit: a bought b"), 1, True),
    "rules in another order": (lambda folder: rewrite("rules.yaml", RULES.replace("  - {id: bought", "  - {id: zz, match: 'zzz {a:Agent}', emit: a helped a}\n  - {id: bought"))(folder), 0, False),
    "a rule that moved": (lambda folder: rewrite("rules.yaml", "\n".join(sorted(RULES.splitlines(), key=lambda line: "id: helped," in line)) + "\n")(folder), None, False),
    "a verb of a family": (swap("rules.yaml", "verbs: [help, assist]", "verbs: [help, assist, praise]"), None, True),
    "a noun of a family": (swap("rules.yaml", "verbs: [buy, take over]", "verbs: [buy, take over], nouns: ['assistance (by s) (for o)']"), None, True),
    "a word of a set": (swap("rules.yaml", "[verb: denounce, condemn]", "[verb: condemn]"), 1, True),
    "a phrase": (swap("rules.yaml", "'(away )?from'", "'away from'"), 1, True),
    "a rule of an early layer": (swap("former.yaml", "once of", "once with"), 1, True),
    "a name": (add("names.tsv", "Lake Havn Trust\tOrganization\tX3\n"), 0, False),
    "a name that stands": (swap("names.tsv", "Talvik Bank\tOrganization\tX2\n", ""), 2, True),
    "an alias": (swap("names.tsv", "\tOrvo\n", "\n"), None, False),
    "a name that refers": (add("names.tsv", "Havn Office\tOrganization\tX4\t\tcountry=Q20\n"), len(TEXTS), False),
    "a relation": (add("schema.yaml", "  praised: {from: Agent, to: Agent}\n"), 0, False),
    "ends of a relation": (swap("schema.yaml", "bought: {from: Agent, to: Agent}", "bought: {from: Agent, to: Country}"), None, True),
    "a type": (add("schema.yaml", "types:\n  Guild: {is: Organization}\n"), len(TEXTS), False),
    "the order of dates": (add("pack.yaml", "date-order: dmy\n"), len(TEXTS), False),
    "core: a reading": (swap("../core/readings/clauses.yaml", "restate: s v.active o", "restate: o v.active s"), None, True),
    "core: a word": (lambda folder: drop_line(folder / "../core/lexicons/words_verbs.tsv", r"^rescued\t"), 1, True),
}


def drop_line(path, pattern):
    lines = path.read_text(encoding="utf-8").splitlines(True)
    kept = [line for line in lines if not re.search(pattern, line)]
    assert len(kept) < len(lines), pattern
    path.write_text("".join(kept), encoding="utf-8")


class Diff(ProgramTest):
    def pack(self, side):
        folder = self.folder / side / "rules" / "deals"
        for name, text in {"pack.yaml": PACK, "schema.yaml": SCHEMA, "rules.yaml": RULES, "former.yaml": FORMER, "names.tsv": NAMES}.items():
            self.write(f"{side}/rules/deals/{name}", text)
        return folder

    def setUp(self):
        super().setUp()
        for name, text in TEXTS.items():
            self.write(f"news/{name}.txt", text)
        self.pack("old")

    def diff(self, *more, expect=None):
        out = self.run_relata("diff", "old/rules/deals/", "new/rules/deals/", "news", *more, expect=expect)
        *changes, counts, account = out.stdout.decode().splitlines()
        return out.returncode, changes, counts, account

    def test_what_is_not_read_would_change_nothing(self):
        for name, (change, wanted, differs) in CHANGES.items():
            with self.subTest(name):
                for side in ("old", "new"):
                    shutil.rmtree(self.folder / side, ignore_errors=True)
                self.pack("old")
                folder = self.pack("new")
                if name.startswith("core"):
                    for side in ("old", "new"):
                        shutil.copytree(SOURCE / "rules" / "core", self.folder / side / "rules" / "core", dirs_exist_ok=True)
                        shutil.copytree(SOURCE / "schemas", self.folder / side / "schemas", dirs_exist_ok=True)
                    for side in ("old", "new"):
                        swap("pack.yaml", "[core]", "[./core]")(self.folder / side / "rules" / "deals")
                change(folder)
                status, changes, counts, account = self.diff()
                whole_status, whole_changes, whole_counts, _ = self.diff("--all")
                self.assertEqual((status, changes), (whole_status, whole_changes))
                self.assertEqual(counts.rsplit(",", 1)[0], whole_counts.rsplit(",", 1)[0])
                self.assertEqual(status, FINDINGS if differs else DONE, changes)
                read = int(account.split()[0])
                self.assertIn(f" of {len(TEXTS)} documents read by both packs: ", account)
                if wanted is not None:
                    self.assertEqual(read, wanted, account)

    def test_the_account_tells_why(self):
        folder = self.pack("new")
        swap("rules.yaml", "[verb: denounce, condemn]", "[verb: condemn]")(folder)
        self.assertEqual(self.diff()[3], "1 of 12 documents read by both packs: 1 rule changed; the others hold no word that it needs")
        add("schema.yaml", "types:\n  Guild: {is: Organization}\n")(folder)
        self.assertEqual(self.diff()[3], "12 of 12 documents read by both packs: types of the schema changed")
        shown = self.run_relata("diff", "old/rules/deals/", "new/rules/deals/", "news", "--format", "markdown").stdout.decode()
        self.assertIn("documents read by both packs: types of the schema changed", shown)

    def test_sources_that_can_not_be_read_are_told_and_counted(self):
        self.pack("new")
        both = ("diff", "old/rules/deals/", "new/rules/deals/")
        told = self.run_relata(*both, "news/help.txt", "missing.txt", expect=DONE)
        self.assertIn("missing.txt: No such file or directory (left out)", told.stderr.decode())
        self.assertIn("1 source left out", told.stdout.decode())
        self.run_relata(*both, "news/help.txt", "missing.txt", "--strict", expect=FINDINGS)
        told = self.run_relata(*both, "missing.txt", expect=REFUSED)
        self.assertIn("nothing is compared: no document can be read", told.stderr.decode())


if __name__ == "__main__":
    unittest.main()
