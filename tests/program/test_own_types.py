"""A pack of types of its own: what is no person, body or place acts and is acted on as these do, and pronouns and words for its kind mean it."""
import re

from program import DONE, SOURCE, ProgramTest

SCHEMA = """types:
  Club: {is: Organization}
  Court: {is: Organization}
  Drug: {is: Thing}
  Disease: {is: Thing}
  Ship: {is: Thing}
relations:
  sentenced: {from: Court, to: Person}
  signed: {from: Club, to: Person}
  treats: {from: Drug, to: Disease}
  docked: {from: Ship, to: Place}
  approved: {from: Agent, to: Drug}
"""

LEXICON = """name\ttype\tid\taliases\tattributes
Calder Rovers\tClub\tcalder\tRovers
zelvatinib\tDrug\tzelvatinib
drug\tKindNoun\t\t\tof_type=Drug
club\tKindNoun\t\t\tof_type=Club
diabetes\tDisease\tdiabetes
lung cancer\tDisease\tlung-cancer
Supreme Court of Nordland\tCourt\tnordland-court\tSupreme Court
Nordic Star\tShip\tnordic-star
"""

RULES = """layer: relations
families:
  treat: {verbs: [treat, cure]}
  dock: {verbs: [dock at|in, arrive at|in]}
  approve: {verbs: [approve]}
rules:
  - id: signed
    match: '{a:Club} <sign> {b:Person}'
    emit: a signed b
    tests:
      - {text: Calder Rovers signed Ada Berg., gives: Calder Rovers signed Ada Berg}
      - {text: Ada Berg was signed by Rovers., gives: Rovers signed Ada Berg}
      - {text: Rovers won. It signed Ada Berg., gives: Rovers signed Ada Berg}
      - {text: Ada Berg was there. Rovers signed her., gives: Rovers signed Ada Berg}
      - {text: Rovers won. The club signed Ada Berg., gives: Rovers signed Ada Berg}
      - {text: Microsoft won. The club signed Ada Berg., gives: nothing}
      - {text: Microsoft signed Ada Berg., gives: nothing}
      - {text: Microsoft was there. It signed Ada Berg., gives: nothing}
  - id: sentenced
    about: A court that core calls one of any country is the pack's own.
    match: '{a:Court} <sentence> {b:Person}'
    emit: a sentenced b
    tests:
      - {text: The Supreme Court sentenced Ada Berg., gives: Supreme Court sentenced Ada Berg}
      - {text: The Supreme Court met. The court sentenced Ada Berg., gives: Supreme Court sentenced Ada Berg}
  - id: treats
    match: '{a:Drug} <treat> {b:Disease}'
    emit: a treats b
    tests:
      - {text: Zelvatinib treats diabetes., gives: Zelvatinib treats diabetes}
      - {text: Lung cancer was cured by zelvatinib., gives: zelvatinib treats Lung cancer}
      - {text: The new drug zelvatinib cures lung cancer., gives: zelvatinib treats lung cancer}
      - {text: 'Zelvatinib, a drug from Sweden, cured lung cancer.', gives: Zelvatinib treats lung cancer}
      - {text: Zelvatinib is new. The drug cures diabetes., gives: Zelvatinib treats diabetes}
      - {text: Zelvatinib is not cheap. It may cure lung cancer., gives: Zelvatinib treats lung cancer (possible)}
  - id: docked
    match: '{a:Ship} <dock> {b:Place}'
    emit: a docked b
    tests:
      - {text: The Nordic Star docked at Rotterdam., gives: Nordic Star docked Rotterdam}
      - {text: 'The Nordic Star, which is expected to arrive in Rotterdam, left Oslo.', gives: 'Nordic Star docked Rotterdam (planned)'}
  - id: approved
    match: '{a:Agent} <approve> {b:Drug}'
    emit: a approved b
    tests:
      - {text: The European Commission approved zelvatinib., gives: European Commission approved zelvatinib}
      - {text: The European Commission approved the drug zelvatinib., gives: European Commission approved zelvatinib}
      - {text: 'Norway approved the drug, zelvatinib, on Monday.', gives: Norway approved zelvatinib}
      - {text: "Norway approved the company's first drug, zelvatinib.", gives: Norway approved zelvatinib}
"""


class OwnTypes(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("own/pack.yaml", "name: own\nversion: 0.1.0\nlanguage: en\nrequires: [core]\nschema: schema.yaml\n")
        self.write("own/schema.yaml", SCHEMA)
        self.write("own/words.tsv", LEXICON)
        self.write("own/rules.yaml", RULES)

    def test_rules_over_own_types_pass_their_tests(self):
        self.run_relata("check", "./own/", expect=DONE)
        self.assertEqual(self.run_relata("test", "./own/").stdout.decode().splitlines()[-1], "22 rule tests passed, 0 failed, 0 to do")

    def test_outputs_name_the_own_type(self):
        self.write("news.txt", "Calder Rovers signed Ada Berg.")
        self.extract(["news.txt"], "-o", "s.statements.jsonl", rules="./own/")
        self.assertEqual([line["subject"]["type"] for line in self.lines("s.statements.jsonl")], ["Club"])

    def test_a_verb_and_a_noun_are_taught_as_the_page_of_r033_shows(self):
        lines = re.search(r"```tsv\n(.*?)```", (SOURCE / "docs/diagnostics/R033.md").read_text(encoding="utf-8"), re.DOTALL).group(1)
        self.write("own/taught.tsv", lines)
        self.write("own/more.yaml", "layer: relations\nfamilies:\n  make: {verbs: [co-produce], nouns: [mixtape (by s) of o]}\nrules:\n  - id: made\n"
                                    "    match: '{a:Person} <make> {b:Drug}'\n    emit: a approved b\n    tests:\n"
                                    "      - {text: Ada Berg has co-produced zelvatinib., gives: Ada Berg approved zelvatinib}\n")
        self.assertNotIn(b"R033", self.run_relata("check", "./own/").stdout)
        self.assertEqual(self.run_relata("test", "./own/").stdout.decode().splitlines()[-1], "23 rule tests passed, 0 failed, 0 to do")
