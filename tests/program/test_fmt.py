"""Rule files in one hand: `relata fmt`."""
import subprocess

from program import DONE, FINDINGS, REFUSED, SOURCE, ProgramTest

UNTIDY = """\
# what it is for
layer:   relations
families:
    welcome:
        verbs: [ welcome,receive ]   # two verbs



rules:
- id:  welcomed
  # said of hosts
  match: "{a:Agent} <welcome> {b:Person}"
  about: |-
        Kept as
          it is.
  unless: {after: home,before: [ 'a','b' ]}
  where: a != b   
  emit: a hosted b
-   id: again
    match:
      - '{a:Agent} <welcome> {b:Agent}'
      - it's so
    emit: a hosted b"""

TIDY = """\
# what it is for
layer: relations
families:
  welcome:
    verbs: [welcome, receive]   # two verbs

rules:
  - id: welcomed
    # said of hosts
    match: '{a:Agent} <welcome> {b:Person}'
    about: |-
          Kept as
            it is.
    unless: {after: 'home', before: ['a', 'b']}
    where: a != b
    emit: a hosted b
  - id: again
    match:
      - '{a:Agent} <welcome> {b:Agent}'
      - 'it''s so'
    emit: a hosted b
"""


class Format(ProgramTest):
    def test_an_untidy_file_becomes_tidy_and_stays_so(self):
        path = self.write("mine.yaml", UNTIDY)
        self.run_relata("fmt", path, expect=DONE)
        self.assertEqual((self.folder / "mine.yaml").read_text(), TIDY)
        self.run_relata("fmt", "--check", path, expect=DONE)

    def test_line_ends_and_byte_order_mark(self):
        path = self.write("mine.yaml", b"\xef\xbb\xbf" + TIDY.replace("\n", "\r\n").encode())
        self.run_relata("fmt", path, expect=DONE)
        self.assertEqual((self.folder / "mine.yaml").read_bytes(), TIDY.encode())

    def test_check_names_files_shows_a_diff_and_writes_nothing(self):
        path = self.write("mine.yaml", UNTIDY)
        result = self.run_relata("fmt", "--check", path, expect=FINDINGS)
        out = result.stdout.decode()
        self.assertIn("--- " + path, out)
        self.assertIn("-layer:   relations\n+layer: relations\n", out)
        self.assertEqual((self.folder / "mine.yaml").read_text(), UNTIDY)
        self.assertEqual(self.files(), ["mine.yaml"])

    def test_the_diff_is_one_that_patch_applies(self):
        path = self.write("mine.yaml", UNTIDY + "\n")
        diff = self.run_relata("fmt", "--check", "mine.yaml", expect=FINDINGS).stdout
        subprocess.run(["patch", "-p0"], input=diff, cwd=self.folder, check=True, capture_output=True)
        self.assertEqual((self.folder / "mine.yaml").read_text(), TIDY)
        self.run_relata("fmt", "--check", path, expect=DONE)

    def test_what_is_no_yaml_is_left_alone(self):
        path = self.write("mine.yaml", "layer: [\n")
        result = self.run_relata("fmt", path, expect=REFUSED)
        self.assertIn("Y001", result.stderr.decode())
        self.assertEqual((self.folder / "mine.yaml").read_text(), "layer: [\n")

    def test_every_rule_file_of_ours_can_be_formatted_and_is_the_same_the_second_time(self):
        files = sorted((SOURCE / "rules").rglob("*.yaml"))
        copies = [self.write(f"rules/{number}.yaml", path.read_bytes()) for number, path in enumerate(files)]
        self.run_relata("fmt", *copies, expect=DONE)
        self.run_relata("fmt", "--check", *copies, expect=DONE)
