"""The quick loop of a rule author: a save is answered with check, touched tests, and statements plus and minus."""
import os
import queue
import shutil
import signal
import unittest

from program import DONE, FINDINGS, REFUSED
from watching import WatchTest

PACK = "name: deals\nabout: Who helps whom.\nversion: 0.1.0\nlicence: CC0-1.0\nlanguage: en\nrequires: [core]\nschema: schema.yaml\n"
SCHEMA = "relations:\n  helped: {from: Agent, to: Agent}\n  bought: {from: Agent, to: Agent}\n"
HELPED = """layer: relations
families:
  help: {verbs: [help, assist]}
rules:
  - id: helped
    match: '{a:Agent} <help> {b:Agent}'
    emit: a helped b
    tests:
      - {text: Norway helped Denmark., gives: Norway helped Denmark}
"""
BOUGHT = """layer: relations
rules:
  - id: bought
    match: '{a:Agent} <buy> {b:Agent}'
    emit: a bought b
    tests:
      - {text: Norway bought Denmark., gives: Norway bought Denmark}
      - {text: Norway sold Denmark., gives: nothing}
"""
CORPUS = {"help.txt": "Norway helped Denmark on Monday.", "buy.txt": "Sweden bought Finland. Norway praised Iceland.", "rain.txt": "It rained in Oslo."}


class Watch(WatchTest):
    def setUp(self):
        super().setUp()
        for name, text in {"pack.yaml": PACK, "schema.yaml": SCHEMA, "helped.yaml": HELPED, "bought.yaml": BOUGHT}.items():
            self.write(f"deals/{name}", text)
        for name, text in CORPUS.items():
            self.write(f"news/{name}", text)

    def start(self, *arguments):
        self.start_watching("deals/", *arguments)
        return self.block()

    def block(self):
        """All that is told of one save."""
        told = ""
        while "\nready " not in told:
            told += self.lines.get(timeout=120)
        return told

    def is_quiet(self):
        try:
            self.fail(self.lines.get(timeout=1.5))
        except queue.Empty:
            pass

    def save(self, name, text):
        """As many editors do: beside it, then in its place."""
        self.write(f"deals/{name}~", text)
        os.replace(self.folder / "deals" / f"{name}~", self.folder / "deals" / name)
        return self.block()

    def test_a_save_is_answered(self):
        told = self.start("--corpus", "news")
        self.assertTrue(told.startswith("== deals/\n"), told)
        for line in ("check   0 errors, 0 warnings\n", "tests   3 of 3 run, 0 failed\n", "corpus  3 of 3 documents read, 2 statements\n"):
            self.assertIn(line, told)
        self.lines.get(timeout=10)  # the blank line between two blocks

        told = self.save("helped.yaml", HELPED.replace("[help, assist]", "[help, assist, praise]"))
        self.assertTrue(told.startswith("== deals/helped.yaml\n"), told)
        self.assertIn("deals/helped\n  + Norway helped Iceland\n      buy.txt: \"Norway praised Iceland\"\n", told)
        self.assertIn("tests   1 of 3 run, 0 failed\n", told)
        self.assertIn("corpus  1 of 3 documents read, 3 statements: 1 gained, 0 lost, 0 changed, 1 the same\n", told)
        self.assertIn("change  1 rule, 1 family changed\n", told)

        told = self.save("bought.yaml", BOUGHT.replace("<buy>", "<sell>"))
        self.assertIn("  - Sweden bought Finland\n", told)
        self.assertIn("bought.yaml:7: deals/bought fails\n", told)
        self.assertIn("tests   2 of 3 run, 2 failed\n", told)
        self.assertRegex(told, r"  why not   `\{a:Agent\}` matched \"Norway\"; then .*\n +deals/bought.yaml:4:\d+: ")

        told = self.save("bought.yaml", BOUGHT)
        self.assertIn("  + Sweden bought Finland\n", told)
        self.assertIn("tests   2 of 3 run, 0 failed\n", told)

    def test_broken_files_keep_the_pack_of_before(self):
        self.start("--corpus", "news")
        told = self.save("bought.yaml", "layer: relations\nrules:\n  - id: bought\n    match: '{a:Agent} <buy")
        self.assertRegex(told, r"bought.yaml:\d+:\d+: error\[\w+\]")
        self.assertIn("broken  tests and corpus wait until it loads; the pack of before is kept\n", told)
        told = self.save("bought.yaml", BOUGHT.replace("a bought b", "a buoght b"))
        self.assertIn("did you mean `bought`?", told)
        told = self.save("bought.yaml", BOUGHT.replace("<buy>", "<buy|sell>"))
        self.assertIn("broken", told)
        told = self.save("bought.yaml", BOUGHT.replace("emit: a bought b", "emit: b bought a").replace("gives: Norway bought Denmark", "gives: Denmark bought Norway"))
        self.assertIn("  - Sweden bought Finland\n", told)
        self.assertIn("  + Finland bought Sweden\n", told)

    def test_files_come_and_go(self):
        self.start("--corpus", "news")
        os.remove(self.folder / "deals" / "bought.yaml")
        told = self.block()
        self.assertIn("== deals/bought.yaml\n", told)
        self.assertIn("  - Sweden bought Finland\n", told)
        (self.folder / "deals" / "more").mkdir()
        self.write("deals/more/bought.yaml", BOUGHT)
        told = self.block()
        self.assertIn("== deals/more/bought.yaml\n", told)
        self.assertIn("  + Sweden bought Finland\n", told)
        self.write("deals/more/bought.yaml", BOUGHT + "# a word\n")
        self.assertIn("change  nothing that rules do changed\n", self.block())
        shutil.rmtree(self.folder / "deals" / "more")
        self.assertIn("  - Sweden bought Finland\n", self.block())

    def test_a_file_that_is_written_in_pieces_is_read_when_it_is_whole(self):
        self.start()
        with open(self.folder / "deals" / "bought.yaml", "w", encoding="utf-8") as file:
            for piece in BOUGHT.replace("<buy>", "<sell>").splitlines(True):
                file.write(piece)
                file.flush()
        told = self.block()
        self.assertIn("tests   2 of 3 run, 2 failed\n", told)

    def test_lexicons_and_schemas_are_read_again(self):
        self.start("--corpus", "news")
        told = self.save("names.tsv", "name\ttype\tid\taliases\tattributes\tfrom\tto\nLake Havn Trust\tOrganization\tX3\n")
        self.assertIn("corpus  0 of 3 documents read", told)
        told = self.save("schema.yaml", SCHEMA + "types:\n  Guild: {is: Organization}\n")
        self.assertIn("change  types of the schema changed\n", told)
        self.assertIn("corpus  3 of 3 documents read, 2 statements: 0 gained, 0 lost, 0 changed, 2 the same\n", told)

    def test_the_date_of_documents_that_have_none(self):
        self.start("--corpus", "news", "--date", "2023-06-21")
        told = self.save("helped.yaml", HELPED.replace("emit: a helped b", "emit: b helped a"))
        self.assertIn("  - Norway helped Denmark (when 2023-06-19)\n", told)
        self.assertIn("  + Denmark helped Norway (when 2023-06-19)\n", told)
        refused = self.run_relata("watch", "deals/", "--date", "2023-06-31", expect=REFUSED)
        self.assertIn("no such day: 2023-06-31", refused.stderr.decode())

    def test_what_is_no_change_is_passed_over(self):
        self.start()
        self.write("deals/bought.yaml", BOUGHT)
        self.write("deals/notes.txt", "nothing of the pack's")
        self.lines.get(timeout=10)
        self.is_quiet()

    def test_it_ends_when_asked_to(self):
        self.start()
        self.process.send_signal(signal.SIGINT)
        self.assertEqual(self.process.wait(timeout=60), DONE)

    def test_once(self):
        told = self.run_relata("watch", "deals/", "--corpus", "news", "--once", expect=DONE).stdout.decode()
        self.assertIn("tests   3 of 3 run, 0 failed\n", told)
        self.write("deals/bought.yaml", BOUGHT.replace("<buy>", "<sell>"))
        self.run_relata("watch", "deals/", "--once", expect=FINDINGS)
        self.run_relata("watch", "nowhere/", "--once", expect=REFUSED)


if __name__ == "__main__":
    unittest.main()
