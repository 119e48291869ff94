"""`test --review` and `--accept`: case files that give something else than they say, gone through one by one."""
import os
import pty
import subprocess

from program import DONE, FINDINGS, REFUSED, RELATA, ProgramTest

CASES = """# What the pack is held to.
cases:
  - about: thanks
    text: Wang Yi thanked Qin Gang.  # short
    gives:
      - Wang Yi praised Antony Blinken  # who else
  - text: |-
      Antony Blinken landed in the rain.

      Wang Yi thanked Antony Blinken, and Qin Gang thanked Wang Yi on Monday.
    date: 2023-06-19
    gives: nothing
  # Nobody is thanked here.
  - {text: The road was closed., gives: [Wang Yi praised Qin Gang, Qin Gang praised Wang Yi]}
  - text: It rained.
    gives:
      # both are wrong
      - Wang Yi praised Qin Gang
      - 'Qin Gang praised Wang Yi'  # the second
  - text: Wang Yi thanked Qin Gang and Antony Blinken.
    gives: [Wang Yi praised Qin Gang]
"""
ACCEPTED = """# What the pack is held to.
cases:
  - about: thanks
    text: Wang Yi thanked Qin Gang.  # short
    gives:
      - Wang Yi praised Qin Gang  # who else
  - text: |-
      Antony Blinken landed in the rain.

      Wang Yi thanked Antony Blinken, and Qin Gang thanked Wang Yi on Monday.
    date: 2023-06-19
    gives:
      - Wang Yi praised Antony Blinken
      - Qin Gang praised Wang Yi (when 2023-06-19)
  # Nobody is thanked here.
  - {text: The road was closed., gives: nothing}
  - text: It rained.
    gives: nothing
      # both are wrong
      # the second
  - text: Wang Yi thanked Qin Gang and Antony Blinken.
    gives: [Wang Yi praised Qin Gang, Wang Yi praised Antony Blinken]
"""


class ReviewTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("mine/pack.yaml", "name: mine\nversion: '1'\nlanguage: en\nrequires: [core]\nschema: words.yaml\n")
        self.write("mine/words.yaml", "relations:\n  praised: {from: Agent, to: Agent}\n")
        self.write("mine/rules.yaml", "layer: relations\nrules:\n  - id: praised\n    match: '{a:Agent} <thank> {b:Agent}'\n    emit: a praised b\n")
        self.write("mine/tests/cases.yaml", CASES)

    def cases(self):
        return (self.folder / "mine/tests/cases.yaml").read_text()

    def test_accept_takes_all_and_keeps_comments(self):
        out = self.run_relata("test", "./mine/", "--accept", expect=DONE).stdout.decode()
        self.assertEqual(self.cases(), ACCEPTED)
        self.assertIn("5 rule tests passed, 0 failed, 0 to do\n5 cases changed to what they give\n", out)

    def test_what_was_accepted_passes_and_is_not_changed_again(self):
        self.run_relata("test", "./mine/", "--accept", expect=DONE)
        self.run_relata("test", "./mine/", expect=DONE)
        out = self.run_relata("test", "./mine/", "--accept", expect=DONE).stdout.decode()
        self.assertIn("\n0 cases changed", out)
        self.assertEqual(self.cases(), ACCEPTED)

    def review(self, answers, expect):
        return self.run_relata("test", "./mine/", "--review", "--piped", stdin=answers.encode(), expect=expect).stdout.decode()

    def test_each_case_is_shown_and_asked_about(self):
        out = self.review("n\nmaybe\ny\nn\nn\nn\n", FINDINGS)
        self.assertEqual(out.count("is what was found right?"), 6)
        self.assertRegex(out, r"expected +found\n  Wang Yi praised Antony Blinken  Wang Yi praised Qin Gang\n")
        self.assertIn("1 rule test passed, 4 failed, 0 to do\n1 case changed to what they give\n", out)
        self.assertEqual(self.cases(), CASES.replace("2023-06-19\n    gives: nothing", "2023-06-19\n    gives:\n      - Wang Yi praised Antony Blinken\n"
                                                     "      - Qin Gang praised Wang Yi (when 2023-06-19)"))

    def test_all_takes_the_rest(self):
        out = self.review("n\na\n", FINDINGS)
        self.assertEqual(out.count("is what was found right?"), 2)
        self.assertEqual(self.cases(), ACCEPTED.replace("Wang Yi praised Qin Gang  # who else", "Wang Yi praised Antony Blinken  # who else"))

    def test_quit_keeps_what_was_accepted_before(self):
        for answers in "y\nq\n", "y\n":  # the end of the answers is quit
            self.write("mine/tests/cases.yaml", CASES)
            self.review(answers, FINDINGS)
            self.assertEqual(self.cases(), CASES.replace("praised Antony Blinken  # who else", "praised Qin Gang  # who else"))

    def test_it_asks_nobody_where_nobody_can_answer(self):
        told = self.run_relata("test", "./mine/", "--review", stdin=b"y\ny\ny\ny\ny\n", expect=REFUSED).stderr.decode()
        self.assertIn("standard input is no terminal", told)
        self.assertEqual(self.cases(), CASES)
        self.run_relata("test", "./mine/", "--piped", expect=REFUSED)
        self.run_relata("test", "./mine/", "--review", "--accept", expect=REFUSED)

    def test_it_asks_on_a_terminal(self):
        try:
            ours, theirs = pty.openpty()
        except OSError as error:
            self.skipTest(f"this system gives no pseudo-terminal: {error}")
        os.write(ours, b"a\n")
        result = subprocess.run([RELATA, "test", "./mine/", "--review"], stdin=theirs, capture_output=True, timeout=300, cwd=self.folder)
        os.close(ours), os.close(theirs)
        self.assertEqual(result.returncode, DONE)
        self.assertEqual(self.cases(), ACCEPTED)

    def test_a_case_to_do_and_the_tests_inside_rules_are_left_alone(self):
        rules = (self.folder / "mine/rules.yaml").read_text() + "    tests: [{text: Wang Yi slept., gives: Wang Yi praised Qin Gang}]\n"
        self.write("mine/rules.yaml", rules)
        self.write("mine/tests/cases.yaml", "cases:\n  - {text: It rained., gives: Wang Yi praised Qin Gang, todo: not yet}\n")
        out = self.run_relata("test", "./mine/", "--accept", expect=FINDINGS).stdout.decode()
        self.assertIn("0 rule tests passed, 1 failed, 1 to do\n0 cases changed", out)
        self.assertEqual((self.folder / "mine/rules.yaml").read_text(), rules)
