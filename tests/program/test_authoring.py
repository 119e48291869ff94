"""What rule authors ask of the program beside check and fmt: test, explain, diff, new, docs."""
import json
import re

from program import DONE, FINDINGS, REFUSED, SOURCE, ProgramTest

RULE = """layer: relations
rules:
  - id: thanked
    match: '{a:Agent} <thank>( kindly| warmly)? {b:Person}'
    where: a != b
    unless: {after: '''s'}
    emit: a praised b
    tests:
"""
GOOD = RULE + """      - {text: Wang Yi thanked Qin Gang., gives: Wang Yi praised Qin Gang}
"""
FAILING = RULE + """      - {text: Wang Yi greeted Qin Gang., gives: Wang Yi praised Qin Gang}
      - {text: "Wang Yi thanked Qin Gang's aides.", gives: Wang Yi praised Qin Gang}
"""
# One rule that acts, one that a condition turns away, one whose pattern fits nowhere.
STEPS_RULES = """layer: relations
rules:
  - id: praised
    match: '{a:Agent} <thank> {b:Person}'
    emit: a praised b
  - id: never-on-a-day
    match: '{a:Agent} <thank> {b:Person}'
    where: a is Country
    emit: a praised b
  - id: thanked-for
    match: '{a:Agent} <thank> {b:Person} for {c:Agent}'
    emit: a praised c
"""
STEPS = """layer relations, reading 1
     [Wang Yi|Person] [was thanked|Verb,Verb.past,Verb.passive,Verb.finite] by [Qin Gang|Person] <<on [Monday|Date]>>
     called for by the verb, match nowhere: mine/praised, mine/never-on-a-day, mine/thanked-for
layer relations, reading 2
     [Qin Gang|Person] [was thanked|Verb,Verb.past,Verb.active,Verb.finite] [Wang Yi|Person] <<on [Monday|Date]>>
   + mine/praised                 "Qin Gang ... Wang Yi"
       a = Qin Gang
       b = Wang Yi
     => Qin Gang praised Wang Yi (when 2023-06-19)
   - mine/never-on-a-day          "Qin Gang ... Wang Yi"
       a = Qin Gang
       b = Wang Yi
     turned away: `where:` does not hold: a is Country
     called for by the verb, match nowhere: mine/thanked-for
"""


class Fixing(ProgramTest):
    MISSPELT = RULE.replace("{a:Agent}", "{a:Agnt}") + "      - {text: Wang Yi thanked Qin Gang., gives: Wang Yi praised Qin Gang}\n"

    def test_fixes_are_shown_as_a_diff_and_then_made(self):
        path = self.write("mine.yaml", self.MISSPELT)
        shown = self.run_relata("check", path, "--fix", "--dry-run", expect=DONE).stdout.decode()
        self.assertIn("-    match: '{a:Agnt}", shown)
        self.assertIn("+    match: '{a:Agent}", shown)
        self.assertEqual((self.folder / "mine.yaml").read_text(), self.MISSPELT)
        self.run_relata("check", path, "--fix", expect=DONE)
        self.assertEqual((self.folder / "mine.yaml").read_text(), GOOD)

    def test_what_has_no_fix_is_a_finding_still(self):
        path = self.write("mine.yaml", self.MISSPELT.replace("praised b", "frobnicates b"))
        told = self.run_relata("check", path, "--fix", expect=FINDINGS).stderr.decode()
        self.assertIn("1 error has no fix", told)
        self.assertIn("{a:Agent}", (self.folder / "mine.yaml").read_text())


class Testing(ProgramTest):
    def test_a_failing_test_tells_why_not(self):
        out = self.run_relata("test", self.write("mine.yaml", FAILING), expect=FINDINGS).stdout.decode()
        self.assertRegex(out, r"  expected +found\n  Wang Yi praised Qin Gang  nothing\n")
        self.assertIn('`{a:Agent}` matched "Wang Yi"; then what stands behind it is not this part', out)
        self.assertIn("mine.yaml:4:23: <thank>", out)
        self.assertIn("`unless: {after: ...}` stands behind it", out)

    def test_a_failing_case_tells_why_not(self):
        self.write("mine/pack.yaml", "name: mine\nversion: '1'\nlanguage: en\nrequires: [core]\nschema: words.yaml\n")
        self.write("mine/words.yaml", "relations:\n  praised: {from: Agent, to: Agent}\n  scolded: {from: Agent, to: Agent}\n")
        self.write("mine/rules.yaml", GOOD)
        self.write("mine/tests/cases.yaml", "cases:\n  - about: a greeting\n    text: Wang Yi thanked Oslo. Later he greeted Qin Gang.\n"
                                            "    gives: [Wang Yi praised Qin Gang, Wang Yi scolded Qin Gang]\n")
        out = self.run_relata("test", "./mine/", expect=FINDINGS).stdout.decode()
        self.assertIn("why not   Wang Yi praised Qin Gang\n            mine/thanked: `{a:Agent}` matched \"he\"; then what stands behind it is not this part\n", out)
        self.assertRegex(out, r"mine/rules.yaml:4:\d+: <thank>\n")
        self.assertIn("why not   Wang Yi scolded Qin Gang\n            no rule makes this relation\n", out)

    def test_a_match_that_is_lost_tells_whom_nobody_knows(self):
        out = self.run_relata("test", self.write("mine.yaml", RULE + "      - {text: The minister thanked Qin Gang., gives: Wang Yi praised Qin Gang}\n"),
                              expect=FINDINGS).stdout.decode()
        self.assertIn('the rule matched, and nothing is known that "The minister" could mean\n', out)

    def test_coverage_names_what_no_test_reaches(self):
        path = self.write("mine.yaml", GOOD)
        out = self.run_relata("test", path, "--coverage", "--lcov", self.out("c.info"), "--html", self.out("c.html"), expect=DONE).stdout.decode()
        self.assertRegex(out, r"mine.yaml:4:\d+: no test reaches this option taken of mine/thanked: \( kindly\| warmly\)\?")
        self.assertRegex(out, r"mine.yaml:4:\d+: no test reaches this branch of mine/thanked: +kindly")
        self.assertRegex(out, r"mine.yaml:5:\d+: no test reaches this condition of mine/thanked: a != b")
        self.assertRegex((self.folder / "c.info").read_text(), r"FN:3,mine/thanked\nFNDA:1,mine/thanked")
        self.assertIn("<h1>Rule coverage", (self.folder / "c.html").read_text())
        self.run_relata("test", path, "--threshold", "99", expect=FINDINGS)
        self.run_relata("test", path, "--threshold", "5", expect=DONE)

    def test_coverage_of_a_file_is_of_its_rules(self):
        path = str(SOURCE / "rules" / "diplomacy" / "warned.yaml")
        out = self.run_relata("test", path, "--coverage", expect=DONE).stdout.decode()
        self.assertIn("warned.yaml:", out)
        self.assertNotIn("met.yaml:", out)

    def test_a_rule_of_very_many_branches_is_tried_in_part_and_told_of(self):
        text = "layer: relations\nrules:\n  - id: x\n    match: '{a:Person} <meet> " + "(x|y)?" * 3000 + "{b:Person}'\n    emit: a met b\n"
        told = self.run_relata("test", self.write("mine.yaml", text), "--coverage", expect=DONE).stderr.decode()
        self.assertIn("mine/x: too many branches, only the first were tried", told)

    def test_mutants_that_no_test_notices(self):
        out = self.run_relata("test", self.write("mine.yaml", GOOD), "--mutate", expect=DONE).stdout.decode()
        self.assertIn("no test notices when this is left out of mine/thanked: a != b", out)
        self.assertIn("2 of 2 conditions can be left out without a test noticing", out)

    ACTIONS = RULE.replace("    emit: a praised b\n", "    mode: planned\n    when: none\n    emit: [a praised b (where p), b praised a]\n")
    ACTIONS = ACTIONS.replace("{b:Person}'", "{b:Person}( near {p:Place})?'")
    PLANNED = "['Wang Yi praised Qin Gang (planned{})', Qin Gang praised Wang Yi (planned)]"

    def test_coverage_of_actions(self):
        text = self.ACTIONS + '      - {text: Wang Yi slept., gives: nothing}\n'
        out = self.run_relata("test", self.write("mine.yaml", text), "--coverage", expect=DONE).stdout.decode()
        for words in "mode: planned", "when: none", "a praised b (where p)", "(where p)", "b praised a":
            self.assertIn(f"no test reaches this action of mine/thanked: {words}\n", out)
        self.assertRegex(out, r"action +0 of 5\n")
        text += '      - {text: Wang Yi thanked Qin Gang., gives: ' + self.PLANNED.format("") + '}\n'
        out = self.run_relata("test", self.write("mine.yaml", text), "--coverage", "--lcov", self.out("c.info"), expect=DONE).stdout.decode()
        self.assertIn("no test reaches this action of mine/thanked: (where p)\n", out)
        self.assertRegex(out, r"action +4 of 5\n")
        self.assertRegex((self.folder / "c.info").read_text(), r"BRDA:8,0,\d+,1\n")

    def test_mutants_of_actions(self):
        text = self.ACTIONS + '      - {text: Wang Yi thanked Qin Gang., gives: ' + self.PLANNED.format("") + '}\n'
        out = self.run_relata("test", self.write("mine.yaml", text), "--mutate", expect=DONE).stdout.decode()
        self.assertIn("mine.yaml:8:5: no test notices when this is left out of mine/thanked: when: none\n", out)
        self.assertIn("no test notices when this is left out of mine/thanked: (where p)\n", out)
        self.assertIn("2 of 7 changes of actions are noticed by no test\n", out)
        text += '      - {text: Wang Yi thanked Qin Gang near Oslo on Monday., date: 2023-06-19, gives: ' + self.PLANNED.format(", where Oslo") + '}\n'
        out = self.run_relata("test", self.write("mine.yaml", text), "--mutate", expect=DONE).stdout.decode()
        self.assertIn("1 of 7 changes of actions are noticed by no test\n", out)  # "near Oslo" says where by itself

    def test_mutants_of_an_untested_rule_and_of_a_mark(self):
        out = self.run_relata("test", self.write("mine.yaml", RULE.replace("    tests:\n", "")), "--mutate", expect=DONE).stdout.decode()
        for change in "this is left out of", "the ends are swapped in", "the mode is made planned in":
            self.assertIn(f"mine.yaml:7:11: no test notices when {change} mine/thanked: a praised b\n", out)
        self.write("mine/pack.yaml", "name: mine\nversion: '1'\nlanguage: en\nrequires: [core]\nschema: words.yaml\n")
        self.write("mine/words.yaml", "relations:\n  praised: {from: Agent, to: Agent}\n")
        self.write("mine/a.yaml", "layer: descriptions\nrules:\n  - id: rank\n    match: '{p:Person} esq'\n    mark: Person = p (rank high, colour red)\n")
        self.write("mine/b.yaml", "layer: relations\nrules:\n  - id: praised\n    match: '{a:Person} <thank> {b:Person}'\n    where: b.rank = high\n    emit: a praised b\n"
                                  "    tests:\n      - {text: Wang Yi thanked Antony Blinken esq., gives: Wang Yi praised Antony Blinken}\n")
        out = self.run_relata("test", "./mine/", "--mutate", expect=DONE).stdout.decode()
        self.assertIn("no test notices when this is left out of mine/rank: colour red\n", out)
        self.assertNotIn("mine/rank: rank high", out)

    def test_a_gold_folder(self):
        self.write("gold/docs.jsonl", json.dumps({"id": "d1", "text": "Wang Yi thanked Qin Gang. Wang Yi thanked Antony Blinken."}) + "\n")
        self.write("gold/entities.jsonl", '{"doc": "d1", "name": "Wang Yi", "also": ["Wang"]}\n')
        self.write("gold/statements.jsonl", "".join(json.dumps({"doc": "d1", "s": "Wang Yi", "r": "praised", "o": o, "mode": "asserted"}) + "\n"
                                                    for o in ("Qin Gang", "Nobody Else")))
        out = self.run_relata("test", self.write("mine.yaml", GOOD), "--gold", self.out("gold"), expect=DONE).stdout.decode()
        self.assertIn("missed  d1: Wang Yi praised Nobody Else", out)
        self.assertIn('wrong   d1: Wang Yi praised Antony Blinken  [mine/thanked] "Wang Yi thanked Antony Blinken"', out)
        for name in "praised", "mine/thanked":
            self.assertRegex(out, name + r" +0.50 +0.50 +0.50 +1 +1 +1\n")

    def test_a_gold_folder_credits_each_rule_that_finds_a_statement(self):
        twice = GOOD + GOOD.split("rules:\n")[1].replace("id: thanked", "id: thanked-too").replace("( kindly| warmly)?", "")
        self.write("gold/docs.jsonl", json.dumps({"id": "d1", "text": "Wang Yi thanked Qin Gang. Wang Yi kindly slept."}) + "\n")
        self.write("gold/entities.jsonl", '{"doc": "d1", "name": "Wang Yi"}\n')
        self.write("gold/statements.jsonl", '{"doc": "d1", "s": "Wang Yi", "r": "praised", "o": "Qin Gang", "mode": "asserted"}\n'
                                            '{"doc": "d1", "s": "Wang Yi", "r": "met", "o": "Qin Gang", "mode": "asserted"}\n')
        out = self.run_relata("test", self.write("mine.yaml", twice), "--gold", self.out("gold"), "--threads", "3", expect=DONE).stdout.decode()
        self.assertRegex(out, r"all relations +1.00 +0.50 +0.67 +1 +0 +1\n")
        self.assertRegex(out, r"mine/thanked +1.00 +1.00 +1.00 +1 +0 +0\n")


class Explaining(ProgramTest):
    def test_a_statement_by_place_and_by_id(self):
        text = self.write("news.txt", "Wang Yi was thanked by Antony Blinken.\n")
        out = self.run_relata("explain", text + ":1:14", "--rules", "diplomacy", expect=DONE).stdout.decode()
        self.assertIn("Antony Blinken praised Wang Yi", out)
        for part in ("sentence", "tape", "reading", "rule      diplomacy/", "pattern", "subject   ", "object    "):
            self.assertIn("  " + part, out)
        told = json.loads(self.run_relata("explain", out.split()[0], text, "--rules", "diplomacy", "--format", "json", expect=DONE).stdout)
        self.assertEqual(told["statement"], "Antony Blinken praised Wang Yi")
        self.assertEqual([(part["text"], part["words"]) for part in told["parts"]],
                         [("{a:Agent}", "Antony Blinken"), (" <praise> ", "was thanked"), ("{b:Agent}", "Wang Yi")])
        self.assertEqual([reading["rule"] for reading in told["readings"] if reading["used"]], ["passive"])

    def test_why_not(self):
        text = self.write("news.txt", "Antony Blinken wrote about Qin Gang.\n")
        out = self.run_relata("explain", text, "--rules", "diplomacy", "--why-not", "Antony Blinken met Qin Gang", expect=DONE).stdout.decode()
        self.assertIn("Antony Blinken wrote about Qin Gang.", out)
        self.assertIn("diplomacy/met", out)

    def test_a_pattern_in_english(self):
        out = self.run_relata("explain", "{a:Agent} <meet>( again)? {b:Agent}", "--rules", "core", expect=DONE).stdout.decode()
        self.assertIn("a: a mention of type Agent\n", out)
        self.assertIn("perhaps:\n", out)
        self.assertIn("cost: asked of clauses with the verb meet, and of no others\n", out)
        self.assertRegex(out, r"cost: 1 expression, the largest of \d+ instructions\n")

    def test_a_pattern_that_costs_much_says_so(self):
        out = self.run_relata("explain", r"(\w+)+ {a:Agent}", "--rules", "core", expect=DONE).stdout.decode()
        self.assertIn("cost: asked of every clause, since no verb that is named stands in it\n", out)
        self.assertIn("cost: C003: a repetition of a repetition: one of the two is enough; leave out the inner", out)
        self.run_relata("explain", "{a:Agnt}", "--rules", "core", expect=FINDINGS)

    def test_a_pattern_as_json(self):
        told = json.loads(self.run_relata("explain", "{a:Agent} <meet> on{end}", "--rules", "core", "--format", "json", expect=DONE).stdout)
        self.assertEqual(told["english"][0], "a: a mention of type Agent")
        self.assertEqual(told["literals"], ["on"])
        self.assertEqual((told["cost"]["verbs"], told["cost"]["expressions"], told["cost"]["warnings"]), (["meet"], 1, []))

    def test_why_these_names_are_one_node(self):
        first = self.write("a.txt", "Foreign Minister Ingrid Dahl met Wang Yi. She praised Wang.\n")
        second = self.write("b.txt", "Ingrid Dahl warned Wang Yi.\n")
        told = json.loads(self.run_relata("explain", first + ":1:45", first, second, "--rules", "diplomacy", "--format", "json", expect=DONE).stdout)
        subject = told["ends"][0]
        self.assertEqual((subject["place"], subject["words"], subject["label"]), ("subject", "She", "Ingrid Dahl"))
        self.assertIn(("She", 2), [(each["words"], each["sentence"]) for each in subject["mentions"]])
        self.assertEqual([(each["label"], each["document"]) for each in subject["merges"]], [("Ingrid Dahl", "b.txt")])

    def test_a_place_that_is_none(self):
        text = self.write("news.txt", "Wang Yi was thanked by Antony Blinken.\n")
        told = self.run_relata("explain", text + ":0:0", "--rules", "core", expect=REFUSED).stderr.decode()
        self.assertIn("lines and columns count from 1", told)
        for place in ":1:0", ":0:3":
            self.run_relata("explain", text + place, "--rules", "core", expect=REFUSED)
        told = self.run_relata("explain", text + ":7:3", "--rules", "core", expect=FINDINGS).stderr.decode()
        self.assertIn("no document has a line 7 with a column 3", told)

    def test_a_sentence_without_a_statement_is_drawn_with_the_nearest_rules(self):
        place = self.write("news.txt", "Wang Yi thanked Qin Gang. Wang Yi wrote about Qin Gang.\n") + ":1:40"
        result = self.run_relata("explain", place, "--rules", "diplomacy", expect=FINDINGS)
        out = result.stdout.decode()
        for told in ("  sentence  Wang Yi wrote about Qin Gang.\n", "  tape      [Wang Yi|Person] [wrote|", "  reading   [Wang Yi|Person]",
                     "  mention   Wang Yi|Person  core/", "no rule made a statement of this sentence; the nearest:\n  diplomacy/"):
            self.assertIn(told, out)
        self.assertIn("no statement rests on the words at", result.stderr.decode())
        told = json.loads(self.run_relata("explain", place, "--rules", "diplomacy", "--format", "json", expect=FINDINGS).stdout)
        self.assertEqual((told["statement"], told["sentence"]), (None, "Wang Yi wrote about Qin Gang."))
        self.assertTrue(told["nearest"][0]["rule"].startswith("diplomacy/"))
        self.assertEqual(told["readings"][0]["cells"][0], {"words": "Wang Yi", "types": "Person"})
        page = self.run_relata("explain", place, "--rules", "diplomacy", "--format", "html", expect=FINDINGS).stdout.decode()
        self.assertIn("<h1>No statement</h1>", page)
        self.assertIn("<h2>The nearest rules</h2>", page)

    def test_a_sentence_step_by_step(self):
        self.write("mine/pack.yaml", "name: mine\nversion: '1'\nlanguage: en\nrequires: [core]\nschema: words.yaml\n")
        self.write("mine/words.yaml", "relations:\n  praised: {from: Agent, to: Agent}\n")
        self.write("mine/rules.yaml", STEPS_RULES)
        place = self.write("news.txt", "Wang Yi was thanked by Qin Gang on Monday.\n") + ":1:20"
        asked = ["explain", place, "--rules", "./mine/", "--date", "2023-06-19", "--steps"]
        out = self.run_relata(*asked, expect=DONE).stdout.decode()
        # What English makes of the sentence is core's to say; what is pinned is how this pack's layer is told.
        relations = re.search(r"(?ms)^ *\d+ (layer relations, reading 1\n.*?)^   nothing happened in: ", out).group(1)
        self.assertEqual(re.sub(r"(?m)^ *\d+ ", "", relations), STEPS)
        self.assertRegex(out, r"(?m)^ 1 layer lexicon\n     tape \[Wang\|")
        self.assertRegex(out, r"   - core/\S+ +\"Wang Yi\"\n( +\w = .*\n)+     beaten: core/\S+ took \"Wang Yi\": its priority is 2, not -?1\n")
        self.assertRegex(out, r"   \+ core/passive +\"Wang Yi was thanked by Qin Gang\"\n( +\w = .*\n)+     => reading 2: Qin Gang was thanked Wang Yi on Monday\n")
        self.assertTrue(out.endswith("   statement Qin Gang praised Wang Yi (when 2023-06-19)\n"))
        told = json.loads(self.run_relata(*asked, "--format", "json", expect=DONE).stdout)
        self.assertEqual(told["statements"], ["Qin Gang praised Wang Yi (when 2023-06-19)"])
        fates = {match["rule"]: match for step in told["steps"] if step["layer"] == "relations" for match in step["matches"]}
        self.assertEqual(fates["mine/praised"]["slots"], {"a": "Qin Gang", "b": "Wang Yi"})
        self.assertEqual(fates["mine/never-on-a-day"]["fate"], "turned away")
        self.assertEqual(fates["mine/never-on-a-day"]["why"], "`where:` does not hold: a is Country")
        self.assertIn("mine/thanked-for", [name for step in told["steps"] for name in step["unmatched"]])
        page = self.run_relata(*asked, "--format", "html", expect=DONE).stdout.decode()
        self.assertEqual(page.count("<section"), len(told["steps"]))
        self.assertEqual(page.count('type="radio"'), len(told["steps"]))
        self.assertNotIn("<script", page)

    def test_a_headline_without_a_statement_shows_its_tape(self):
        text = self.write("head.txt", "NORWAY WINS IN OSLO\n\nIt rained on Monday in the whole of the country.\n")
        out = self.run_relata("explain", text + ":1:3", "--rules", "diplomacy", expect=FINDINGS).stdout.decode()
        self.assertIn("\n  tape      [NORWAY WINS|", out)
        self.assertIn("no rule is asked here: the words are a headline, a dateline or clutter", out)

    def test_steps_need_a_place(self):
        text = self.write("news.txt", "Wang Yi slept.\n")
        self.assertIn("--steps needs a place", self.run_relata("explain", text, "--rules", "core", "--steps", expect=REFUSED).stderr.decode())
        self.run_relata("explain", text + ":9:9", "--rules", "core", "--steps", expect=FINDINGS)
        self.run_relata("explain", text + ":1:1", "--rules", "core", "--steps", "--why-not", "x", expect=REFUSED)

    def test_an_id_of_any_output_is_explained(self):
        first = self.write("a.txt", "Foreign Minister Ingrid Dahl met Wang Yi in Oslo on May 12, 2023. \"We want calm,\" Dahl said.\n")
        second = self.write("b.txt", "Ingrid Dahl warned Wang Yi.\n")
        files = [first, second]
        for view in "entities", "statements", "events":
            outputs = [part for ending in ("graphml", "gexf", "csv", "html") for part in ("-o", self.out(f"{view}.{ending}"))]
            self.extract(files, "--view", view, *outputs)
        self.extract(files, *(part for ending in ("nq", "nt", "trig", "jsonld", "statements.jsonl", "mentions.jsonl") for part in ("-o", self.out("all." + ending))))
        asked = {}
        for view in "entities", "statements", "events":
            for ending, pattern in (("graphml", r'<(node|edge) id="([^"]+)"'), ("gexf", r'<(node|edge) id="([^"]+)"'),
                                    ("nodes.csv", r'(?m)^()([^,\n]+),(?!Label)'), ("edges.csv", r'(?m)^()([0-9a-f]{32}),')):
                text = (self.folder / f"{view}.{ending}").read_text()
                asked[f"{view}.{ending}"] = {found for _, found in re.findall(pattern, text)}
        for kind in "entity", "event", "statement", "evidence", "document":
            for ending in "nq", "nt":
                asked[f"{kind} of {ending}"] = set(re.findall(rf"<(https://example.org/relata/{kind}/[^>]+)>", (self.folder / f"all.{ending}").read_text()))
        asked["jsonld"] = set(re.findall(r'"@id": "((?:https://example.org/relata/)?(?:e:|ev:|st:|m:|entity/|event/|statement/)[^"]+)"', (self.folder / "all.jsonld").read_text()))
        asked["trig"] = set(re.findall(r"\b((?:e|ev|st|m):[0-9A-Za-z-]+)", (self.folder / "all.trig").read_text()))
        asked["statements"] = {line["id"] for line in self.lines("all.statements.jsonl")} | {line[end]["id"] for line in self.lines("all.statements.jsonl") for end in ("subject", "object")}
        asked["mentions"] = {line["entity"] for line in self.lines("all.mentions.jsonl") if line.get("entity")}
        told = {}
        for output, ids in asked.items():
            with self.subTest(output):
                self.assertTrue(ids)
                for one in sorted(ids)[:2]:
                    if one not in told:
                        told[one] = self.run_relata("explain", one, *files, "--rules", "diplomacy", "--format", "json").stdout.decode()
                    self.assertIn('"statement":', told[one], one)
        self.assertIn("no statement, entity, node or edge has the id f00d", self.run_relata("explain", "f00d", *files, "--rules", "diplomacy", expect=FINDINGS).stderr.decode())

    def test_an_optional_part_that_took_nothing_says_so(self):
        self.write("pack/rules.yaml", "layer: relations\nrules:\n  - id: met\n    match: '{a:Person} <meet> {b:Person}( with {b:Person}){0,3}( near {p:Place})?'\n    emit: a met b\n")
        self.write("pack/pack.yaml", "name: mine\nversion: '1'\nlanguage: en\nrequires: [core]\nschema: words.yaml\n")
        self.write("pack/words.yaml", "relations:\n  met: {from: Agent, to: Agent, symmetric: true}\n")
        for text, second in ("Wang Yi met Qin Gang.", ""), ("Wang Yi met Qin Gang with Antony Blinken.", "Antony Blinken"):
            place = self.write("news.txt", text + "\n") + ":1:2"
            told = [json.loads(line) for line in self.run_relata("explain", place, "--rules", "./pack/", "--format", "json", expect=DONE).stdout.splitlines()]
            words = {part["text"]: part["words"] for part in told[0]["parts"]}
            self.assertEqual((words["{b:Person}"], words["( with {b:Person}){0,3}"]), ("Qin Gang", second))

    def test_words_belong_to_the_part_that_took_them(self):
        self.write("pack/rules.yaml", "layer: relations\nrules:\n  - id: met\n    match: '{a:Person} <meet> {b:Person}( alone| twice)?( with {c:Person}){0,3}( near {p:Place})?{end}'\n    emit: a met b\n")
        self.write("pack/pack.yaml", "name: mine\nversion: '1'\nlanguage: en\nrequires: [core]\nschema: words.yaml\n")
        self.write("pack/words.yaml", "relations:\n  met: {from: Agent, to: Agent, symmetric: true}\n")
        place = self.write("news.txt", "Wang Yi met Qin Gang with Antony Blinken.\n") + ":1:2"
        asked = ["explain", place, "--rules", "./pack/", "--format"]
        told = json.loads(self.run_relata(*asked, "json", expect=DONE).stdout)
        self.assertEqual({part["text"]: part["words"] for part in told["parts"] if part["text"].startswith("(")},
                         {"( alone| twice)?": "", "( with {c:Person}){0,3}": "Antony Blinken", "( near {p:Place})?": ""})
        self.assertRegex(self.run_relata(*asked, "text", expect=DONE).stdout.decode(), r"\n    \( alone\| twice\)\? +took no part\n")
        page = self.run_relata(*asked, "html", expect=DONE).stdout.decode()
        self.assertEqual(page.count("took no part"), 2)

    def test_a_rule_that_is_not_stable_says_so(self):
        place = self.write("news.txt", "Wang Yi thanked Qin Gang.\n") + ":1:2"
        self.write("pack/rules.yaml", "layer: relations\nrules:\n  - id: thanked\n    status: deprecated\n    match: '{a:Agent} <thank> {b:Agent}'\n    emit: a met b\n")
        self.write("pack/pack.yaml", "name: mine\nversion: '1'\nlanguage: en\nrequires: [core]\nschema: words.yaml\n")
        self.write("pack/words.yaml", "relations:\n  met: {from: Agent, to: Agent, symmetric: true}\n")
        self.assertRegex(self.run_relata("explain", place, "--rules", "./pack/", expect=DONE).stdout.decode(), r"rule      mine/thanked  \(.*:5\)  deprecated\n")
        told = self.run_relata("extract", place[:-4], "--rules", "./pack/", "-o", self.out("a.statements.jsonl"), expect=DONE).stderr.decode()
        self.assertIn("deprecated rules at work: mine/thanked (1)\n", told)

    def test_nothing_to_explain(self):
        self.run_relata("explain", self.write("news.txt", "It rained.\n") + ":1:2", "--rules", "core", expect=FINDINGS)
        self.run_relata("explain", "--rules", "core", expect=REFUSED)


class Comparing(ProgramTest):
    def pack(self, name, verbs):
        self.write(f"{name}/pack.yaml", "name: mine\nversion: '1'\nlanguage: en\nrequires: [core]\nschema: words.yaml\n")
        self.write(f"{name}/words.yaml", "relations:\n  praised: {from: Agent, to: Agent}\n")
        self.write(f"{name}/rules.yaml", f"layer: relations\nfamilies:\n  kind:\n    verbs: {verbs}\nrules:\n  - id: praised\n"
                                         "    match: '{a:Agent} <kind> {b:Agent}'\n    emit: a praised b\n")
        return f"./{name}/"

    def test_gained_and_lost(self):
        old, new = self.pack("old", "[thank, hail]"), self.pack("new", "[thank, praise]")
        text = self.write("news.txt", "Wang Yi thanked Qin Gang. Wang Yi hailed Antony Blinken. Qin Gang praised Antony Blinken.\n")
        out = self.run_relata("diff", old, new, text, expect=FINDINGS).stdout.decode()
        self.assertIn("  - Wang Yi praised Antony Blinken\n", out)
        self.assertIn("  + Qin Gang praised Antony Blinken\n", out)
        self.assertIn("\n1 gained, 1 lost, 0 changed, 1 the same\n", out)
        out = self.run_relata("diff", old, new, text, "--format", "markdown", expect=FINDINGS).stdout.decode()
        self.assertIn("| gained | Qin Gang praised Antony Blinken |", out)
        self.run_relata("diff", old, old, text, expect=DONE)


class Beginning(ProgramTest):
    def test_a_pack_and_a_rule(self):
        self.run_relata("new", "pack", "deals", expect=DONE)
        self.run_relata("check", "./deals/", expect=DONE)
        self.assertIn("4 rule tests passed, 0 failed", self.run_relata("test", "./deals/", expect=DONE).stdout.decode())
        self.run_relata("new", "pack", "deals", expect=REFUSED)
        self.run_relata("new", "rule", "signed", "--in", "mine.yaml", expect=DONE)
        self.assertIn("1 rule test passed, 0 failed", self.run_relata("test", "mine.yaml", expect=DONE).stdout.decode())
        self.run_relata("new", "rule", "sealed", "--in", "mine.yaml", expect=DONE)
        self.run_relata("new", "rule", "sealed", "--in", "mine.yaml", expect=REFUSED)
        self.assertIn("`sealed` says what `signed` says", self.run_relata("check", "mine.yaml", expect=FINDINGS).stdout.decode())
        self.run_relata("fmt", "--check", "mine.yaml", expect=DONE)

    def test_a_rule_in_a_pack_has_a_relation_of_that_pack(self):
        for pack, file in ("deals", "rules.yaml"), ("pacts", "more.yaml"):
            told = self.run_relata("new", "pack", pack, "--in", str(self.folder), expect=DONE).stdout.decode()
            self.assertIn(f"next: relata test {self.folder.as_posix()}/{pack}/\n", told)
            self.run_relata("new", "rule", "signed", "--in", f"{pack}/{file}", expect=DONE)
            self.assertIn("5 rule tests passed, 0 failed", self.run_relata("test", f"./{pack}/", expect=DONE).stdout.decode())

    def test_options_that_would_do_nothing_are_refused(self):
        self.run_relata("check", "diplomacy", "--dry-run", expect=REFUSED)
        self.run_relata("test", "diplomacy", "--sources", "a.txt", expect=REFUSED)
        self.assertIn("unknown ending", self.run_relata("docs", "core", "-o", "core.txt", expect=REFUSED).stderr.decode())

    def test_documentation(self):
        self.run_relata("new", "pack", "deals", expect=DONE)
        page = self.run_relata("docs", "./deals/", expect=DONE).stdout.decode()
        self.assertIn("# deals 0.1.0", page)
        self.assertIn("Licence: CC0-1.0.", page)
        self.assertIn("| helped | Agent | Agent | `helped` |", page)
        self.assertIn("- emits `a helped b`\n", page)
        self.assertIn("| Antony Blinken helped Wang Yi. | Antony Blinken helped Wang Yi |", page)
        self.run_relata("docs", "./deals/", "-o", "deals.html", expect=DONE)
        self.assertIn("<h1>deals 0.1.0</h1>", (self.folder / "deals.html").read_text())
