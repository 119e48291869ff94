"""The extension for Visual Studio Code: made from nothing by its script, whole, and tested as far as that goes without the editor."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
import zipfile

SOURCE = pathlib.Path(os.environ.get("RELATA_SOURCE", pathlib.Path(__file__).resolve().parents[2]))
RELATA = os.environ.get("RELATA", str(SOURCE / "build" / "relata"))
EXTENSION = SOURCE / "tools" / "editors" / "vscode"
MADE_WITH = pathlib.Path(os.environ.get("RELATA_EDITORS", SOURCE / "build" / "editors")) / "vscode"


class Extension(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not shutil.which("node") or not (MADE_WITH / "installed.json").exists():
            raise unittest.SkipTest("node, or what the extension is made with, is not installed (tests/lsp/install.sh)")
        cls.holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.holder.cleanup)
        cls.packaged = pathlib.Path(cls.holder.name) / "relata.vsix"
        done = subprocess.run([EXTENSION / "package.sh", cls.packaged], capture_output=True, text=True, timeout=300)
        if done.returncode:
            raise AssertionError(f"package.sh exits with {done.returncode}:\n{(done.stdout + done.stderr)[-3000:]}")
        with zipfile.ZipFile(cls.packaged) as archive:
            cls.files = {name: archive.read(name) for name in archive.namelist()}
        cls.manifest = json.loads(cls.files["extension/package.json"])

    def test_the_package_holds_what_runs_and_nothing_else(self):
        self.assertEqual(sorted(self.files), ["[Content_Types].xml", "extension.vsixmanifest", "extension/README.md", "extension/language-configuration.json",
                                              "extension/out/extension.js", "extension/out/licences.txt", "extension/package.json",
                                              "extension/snippets/relata.json", "extension/syntaxes/relata-pattern.tmLanguage.json", "extension/syntaxes/relata.tmLanguage.json"])

    def test_every_file_that_the_manifest_names_is_there(self):
        gives = self.manifest["contributes"]
        named = [self.manifest["main"], *(each["configuration"] for each in gives["languages"]), *(each["path"] for each in gives["grammars"] + gives["snippets"])]
        for name in named:
            self.assertIn("extension/" + name.removeprefix("./"), self.files)

    def test_every_library_in_the_bundle_comes_with_its_licence(self):
        licences = self.files["extension/out/licences.txt"].decode()
        for library in ("vscode-languageclient", "vscode-languageserver-protocol", "vscode-jsonrpc", "semver", "minimatch"):
            self.assertRegex(licences, rf"(?m)^{library} \d+\.")

    def test_every_setting_and_command_is_told_of_in_its_readme(self):
        readme = self.files["extension/README.md"].decode()
        for setting in self.manifest["contributes"]["configuration"]["properties"]:
            self.assertIn(f"`{setting}`", readme)
        for command in self.manifest["contributes"]["commands"]:
            self.assertIn(command["title"], readme)

    def test_snippets_with_their_words_are_rule_files_that_check_and_pass(self):
        """Placeholders become their words; those that stand for nothing yet get a word of the pack."""
        meant = {"What it says, in a sentence.": "One side helps another.", "family": "help", "verb": "help", "name": "helped", "relation": "helped",
                 "A sentence in which it holds.": "The rain helped."}
        body = "\n".join(json.loads(self.files["extension/snippets/relata.json"])["rule file"]["body"])
        words = {number: meant.get(word, word) for number, word in re.findall(r"\$\{(\d+):([^}]*)\}", body)}
        text = re.sub(r"\$\{(\d+):[^}]*\}|\$(\d+)", lambda place: words.get(place[1] or place[2], ""), body) + "\n"
        with tempfile.TemporaryDirectory() as folder:
            pack = pathlib.Path(folder) / "help"
            subprocess.run([RELATA, "new", "pack", "help"], cwd=folder, check=True, capture_output=True)
            (pack / "rules.yaml").write_text(text, encoding="utf-8")
            (pack / "tests" / "cases.yaml").unlink()
            for command in ("check", "test"):
                done = subprocess.run([RELATA, command, str(pack)], capture_output=True, text=True)
                self.assertEqual(done.returncode, 0, text + done.stdout + done.stderr)

    def test_the_lock_file_names_no_host(self):
        self.assertNotIn("resolved", (EXTENSION / "package-lock.json").read_text(encoding="utf-8"))

    def test_grammar_settings_and_reports_pass_their_own_tests(self):
        done = subprocess.run(["npm", "test", "--silent"], cwd=MADE_WITH, capture_output=True, text=True, timeout=300, env={**os.environ, "RELATA_SOURCE": str(SOURCE)})
        self.assertEqual(done.returncode, 0, done.stdout[-5000:] + done.stderr[-2000:])
        self.assertNotIn("# pass 0", done.stdout)


if __name__ == "__main__":
    unittest.main()
