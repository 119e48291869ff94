"""The extension for Visual Studio Code: made from nothing by its script, whole, and tested as far as that goes without the editor."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest
import zipfile

SOURCE = pathlib.Path(os.environ.get("RELATA_SOURCE", pathlib.Path(__file__).resolve().parents[2]))
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
                                              "extension/syntaxes/relata-pattern.tmLanguage.json", "extension/syntaxes/relata.tmLanguage.json"])

    def test_every_file_that_the_manifest_names_is_there(self):
        gives = self.manifest["contributes"]
        named = [self.manifest["main"], *(each["configuration"] for each in gives["languages"]), *(each["path"] for each in gives["grammars"])]
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

    def test_the_lock_file_names_no_host(self):
        self.assertNotIn("resolved", (EXTENSION / "package-lock.json").read_text(encoding="utf-8"))

    def test_grammar_settings_and_reports_pass_their_own_tests(self):
        done = subprocess.run(["npm", "test", "--silent"], cwd=MADE_WITH, capture_output=True, text=True, timeout=300, env={**os.environ, "RELATA_SOURCE": str(SOURCE)})
        self.assertEqual(done.returncode, 0, done.stdout[-5000:] + done.stderr[-2000:])
        self.assertNotIn("# pass 0", done.stdout)


if __name__ == "__main__":
    unittest.main()
