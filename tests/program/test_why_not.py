"""`explain --why-not`: how far the nearest rules got, and the smallest edit that would make the statement."""
import json

from program import DONE, FINDINGS, REFUSED, ProgramTest

PACK = "name: mine\nversion: '1'\nlanguage: en\nrequires: [core]\nschema: words.yaml\n"
SCHEMA = "relations:\n  praised: {from: Agent, to: Agent}\n"


class WhyNotTest(ProgramTest):
    def explain(self, rules, text, wanted, *more, expect=DONE):
        self.write("mine/pack.yaml", PACK)
        self.write("mine/words.yaml", SCHEMA)
        self.write("mine/rules.yaml", rules)
        files = [self.write("news.txt", text), *more]
        self.rules_before = (self.folder / "mine/rules.yaml").read_text()
        result = self.run_relata("explain", *files, "--rules", "./mine/", "--why-not", wanted, "--format", "json", expect=expect)
        self.assertEqual((self.folder / "mine/rules.yaml").read_text(), self.rules_before)
        return json.loads(result.stdout)

    def edit_of(self, rules, text, wanted="Wang Yi praised Qin Gang"):
        sentence = self.explain(rules, text, wanted)["sentences"][0]
        return sentence["edit"]

    def assert_patch(self, edit, removed, added):
        changed = [line for line in edit["diff"].splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
        self.assertEqual(changed, [*(f"-{line}" for line in removed), *(f"+{line}" for line in added)])


def rules(match="'{a:Agent} <kind> {b:Agent}'", more="", families="families:\n  kind:\n    verbs: [thank, hail]\n"):
    return f"layer: relations\n{families}rules:\n  - id: praised\n    match: {match}\n    emit: a praised b\n{more}"


class TheSmallestEdit(WhyNotTest):
    def test_adds_the_verb_to_the_family(self):
        edit = self.edit_of(rules(), "Wang Yi lauded Qin Gang.\n")
        self.assertEqual(edit["title"], "add `laud` to the family `kind`")
        self.assertEqual(edit["makes"], "Wang Yi praised Qin Gang")
        self.assert_patch(edit, ["    verbs: [thank, hail]"], ["    verbs: [thank, hail, laud]"])

    def test_adds_the_verb_with_its_preposition_and_keeps_comments(self):
        families = "families:\n  kind:\n    verbs:\n      - thank\n      - hail  # in headlines\n"
        edit = self.edit_of(rules(families=families), "Wang Yi clapped for Qin Gang.\n")
        self.assert_patch(edit, ["      - hail  # in headlines"], ["      - hail", "      - clap for  # in headlines"])

    def test_adds_the_word_to_the_alternatives(self):
        edit = self.edit_of(rules("'{a:Agent} <thank> (for|with) {b:Agent}'", families=""), "Wang Yi thanked against Qin Gang.\n")
        self.assert_patch(edit, ["    match: '{a:Agent} <thank> (for|with) {b:Agent}'"], ["    match: '{a:Agent} <thank> (for|with|against) {b:Agent}'"])

    def test_lets_a_part_be_missing(self):
        edit = self.edit_of(rules("'{a:Agent} <thank> both {b:Agent}'", families=""), "Wang Yi thanked Qin Gang.\n")
        self.assertEqual(edit["title"], "let `both` be missing")
        self.assert_patch(edit, ["    match: '{a:Agent} <thank> both {b:Agent}'"], ["    match: '{a:Agent} <thank>( both)? {b:Agent}'"])

    def test_lets_a_repetition_take_one_more(self):
        match = "'{a:Agent} <thank> (and ){0,1}{b:Agent}'"
        edit = self.edit_of(rules(match, families=""), "Wang Yi thanked and and Qin Gang.\n")
        self.assert_patch(edit, [f"    match: {match}"], [f"    match: {match}".replace("{0,1}", "{0,2}")])

    def test_lets_a_few_words_in(self):
        match = "'{a:Agent} <thank> for {b:Agent}'"
        edit = self.edit_of(rules(match, families=""), "Wang Yi thanked heaven for Qin Gang.\n")
        self.assertEqual(edit["title"], "let a few words stand before `for`")
        self.assert_patch(edit, [f"    match: {match}"], ["    match: '{a:Agent} <thank> ({gap} )?for {b:Agent}'"])

    def test_drops_one_condition(self):
        more = "    where:\n      - a != b\n      - a is Country  # for now\n    unless: {after: ['twice', 'again']}\n"
        edit = self.edit_of(rules(more=more), "Wang Yi thanked Qin Gang.\n")
        self.assertEqual(edit["title"], "leave out `where: a is Country`")
        self.assert_patch(edit, ["      - a is Country  # for now"], [])
        edit = self.edit_of(rules(more="    unless: {inside: ['{Verb}'], after: ['twice']}\n"), "Wang Yi thanked Qin Gang.\n")
        self.assert_patch(edit, ["    unless: {inside: ['{Verb}'], after: ['twice']}"], ["    unless: {after: ['twice']}"])
        edit = self.edit_of(rules(more="    unless: {inside: '{Verb}'}\n"), "Wang Yi thanked Qin Gang.\n")
        self.assert_patch(edit, ["    unless: {inside: '{Verb}'}"], [])

    def test_widens_a_type_to_the_one_above(self):
        edit = self.edit_of(rules("'{a:Agent} <kind> {b:Organization}'"), "Wang Yi thanked Qin Gang.\n")
        self.assertEqual(edit["title"], "widen `Organization` to `Agent`")

    def test_lets_the_clause_go_on(self):
        edit = self.edit_of(rules("'{a:Agent} <kind> {b:Agent}{end}'"), "Wang Yi thanked Qin Gang whether or not it helps.\n")
        self.assertIn("{rest}", edit["diff"])

    def test_tells_what_else_it_would_change(self):
        other = self.write("other.txt", "Antony Blinken lauded Qin Gang. Qin Gang lauded Antony Blinken.\n")
        account = self.explain(rules(), "Wang Yi lauded Qin Gang.\n", "Wang Yi praised Qin Gang", other)
        besides = account["sentences"][0]["edit"]["besides"]
        self.assertEqual(besides["documents"], 2)
        self.assertEqual(besides["counts"], [{"relation": "praised", "gained": 2, "lost": 0}])
        self.assertEqual([q["statement"] for q in besides["quotes"]], ["Antony Blinken praised Qin Gang", "Qin Gang praised Antony Blinken"])

    def test_says_so_where_no_small_edit_does_it(self):
        account = self.explain(rules(), "Wang Yi slept while it rained, and Qin Gang rose early.\n", "Wang Yi praised Qin Gang")
        self.assertIsNone(account["sentences"][0]["edit"])
        self.assertLessEqual(account["sentences"][0]["tried"], 40)

    def test_is_the_same_on_every_run(self):
        text = "Wang Yi lauded the envoy Qin Gang.\n"
        self.assertEqual(self.explain(rules(), text, "Wang Yi praised Qin Gang"), self.explain(rules(), text, "Wang Yi praised Qin Gang"))


class WhereItCouldStand(WhyNotTest):
    def test_a_word_that_means_its_end_names_it(self):
        account = self.explain(rules(), "Wang Yi flew to Oslo. He lauded Qin Gang. Qin Gang left.\n", "Wang Yi praised Qin Gang")
        self.assertEqual([missed["sentence"] for missed in account["sentences"]], ["He lauded Qin Gang."])
        self.assertEqual(account["sentences"][0]["edit"]["title"], "add `laud` to the family `kind`")

    def test_what_stands_where_a_part_was_sought_is_told(self):
        account = self.explain(rules(), "Wang Yi lauded Qin Gang.\n", "Wang Yi praised Qin Gang")
        self.assertRegex(account["sentences"][0]["nearest"][0]["found"], r"^lauded\|Verb")


class WhatIsMadeAfterAll(WhyNotTest):
    def test_a_statement_that_is_made_needs_no_edit(self):
        account = self.explain(rules(), "Wang Yi thanked Qin Gang.\n", "Wang Yi praised Qin Gang")
        self.assertEqual(account["made"], [{"document": "news.txt", "statement": "Wang Yi praised Qin Gang", "rule": "mine/praised", "otherwise": False}])
        self.assertNotIn("edit", account["sentences"][0])

    def test_one_that_is_made_in_another_mode_is_made_otherwise(self):
        account = self.explain(rules(), "Wang Yi may thank Qin Gang.\n", "Wang Yi praised Qin Gang")
        self.assertEqual([(made["statement"], made["otherwise"]) for made in account["made"]], [("Wang Yi praised Qin Gang (possible)", True)])

    def test_mistakes(self):
        self.write("mine/pack.yaml", PACK)
        self.write("mine/words.yaml", SCHEMA)
        self.write("mine/rules.yaml", rules())
        text = self.write("news.txt", "It rained.\n")
        told = self.run_relata("explain", text, "--rules", "./mine/", "--why-not", "Wang Yi lauds Qin Gang", expect=REFUSED).stderr.decode()
        self.assertIn("T001", told)
        self.run_relata("explain", text, "--rules", "./mine/", "--why-not", "Wang Yi praised Qin Gang", expect=FINDINGS)
