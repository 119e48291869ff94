"""An installation stands alone: a program outside the tree builds against it, and the installed program finds its packs."""
import os
import pathlib
import subprocess
import unittest

from program import DONE, RELATA, SOURCE, ProgramTest

BUILD = os.environ.get("RELATA_BUILD", "")


@unittest.skipUnless(BUILD, "RELATA_BUILD names no build folder")
class Installation(ProgramTest):
    def run_tool(self, *arguments, **more):
        result = subprocess.run(arguments, capture_output=True, cwd=self.folder, **more)
        self.assertEqual(result.returncode, 0, (result.stdout + result.stderr).decode(errors="replace")[-3000:])
        return result.stdout.decode()

    def test_a_program_builds_against_an_installation(self):
        prefix = self.folder / "prefix"
        self.run_tool("cmake", "--install", BUILD, "--prefix", str(prefix))
        self.assertEqual([path.name for path in (prefix / "include").rglob("*") if path.is_file()], ["relata.h"])
        for foreign in ("re2", "boost"):
            self.assertNotIn(foreign, (prefix / "include" / "relata.h").read_text().lower())
        packs = prefix / "share" / "relata" / "rules"
        self.assertTrue((packs / "diplomacy" / "pack.yaml").is_file())
        self.assertTrue((prefix / "share" / "relata" / "schemas" / "statements.schema.json").is_file())
        listed = self.run_tool(str(prefix / "bin" / "relata"), "list", "relations", "--rules", f"{packs}/diplomacy")
        self.assertIn("holdsRole", listed)
        self.run_tool("cmake", "-S", str(SOURCE / "tests" / "program" / "consumer"), "-B", "consumer", "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}")
        self.run_tool("cmake", "--build", "consumer")
        said = self.run_tool("consumer/consumer", f"{packs}/diplomacy")
        self.assertEqual(said, "Ingrid Dahl|visited|Denmark|2023-05-11\n")


if __name__ == "__main__":
    unittest.main()
