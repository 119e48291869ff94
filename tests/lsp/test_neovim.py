"""An author's session in Debian's Neovim, key by key, with the lines that tools/editors/README.md gives."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time
import unittest

from client import RELATA, SOURCE

PATIENCE = 30


def lines_for_neovim():
    """The block of the README that is for the Neovim here."""
    return re.search(r"^```lua neovim-0\.7\n(.*?)^```", (SOURCE / "tools" / "editors" / "README.md").read_text(encoding="utf-8"), re.S | re.M)[1]


class Neovim(unittest.TestCase):
    def setUp(self):
        if not shutil.which("nvim"):
            self.skipTest("nvim is not installed (tools/setup.sh test)")
        import pynvim
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)
        shutil.copytree(SOURCE / "tests" / "lsp" / "concerts", self.folder / "concerts")
        init = self.folder / "init.lua"
        init.write_text(lines_for_neovim(), encoding="utf-8")
        (self.folder / "bin").mkdir()
        (self.folder / "bin" / "relata").symlink_to(RELATA)
        os.environ.update(PATH=f"{self.folder / 'bin'}:{os.environ['PATH']}", XDG_STATE_HOME=str(self.folder / "state"), XDG_CONFIG_HOME=str(self.folder / "config"))
        socket = self.folder / "socket"
        self.process = subprocess.Popen(["nvim", "--headless", "-n", "-u", str(init), "--listen", str(socket)],
                                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + PATIENCE
        while not socket.exists() and time.monotonic() < end:
            time.sleep(0.02)
        self.editor = pynvim.attach("socket", path=str(socket))
        self.addCleanup(self.leave)
        self.editor.command("filetype plugin indent off")
        self.editor.command(f"edit {self.folder}/concerts/rules.yaml")
        self.wait("the server", lambda: self.lua("local _, client = next(vim.lsp.buf_get_clients(0)); return client and client.initialized or false"))

    def leave(self):
        self.editor.command("qall!", async_=True)
        self.process.wait(PATIENCE)
        self.editor.close()

    def lua(self, code, *arguments):
        return self.editor.exec_lua(code, *arguments)

    def wait(self, what, there):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = there()
            if found:
                return found
            time.sleep(0.05)
        self.fail(f"waited in vain for {what}; the text is:\n{self.text()}\nmessages: {self.editor.command_output('messages')}")

    def type(self, keys):
        self.editor.input(keys)

    def text(self):
        return "\n".join(self.editor.current.buffer[:])

    def go(self, words):
        """The cursor goes to the first place of the words."""
        self.assertTrue(self.editor.funcs.search("\\V" + words.replace("\\", "\\\\"), "cw"), f"{words!r} is not there")

    def replace(self, old, new):
        self.go(old)
        self.type(f"c{len(old)}l{new.replace('<', '<lt>')}<Esc>")
        self.wait(repr(new), lambda: new in self.text())

    def shown(self):
        """The diagnostics that the editor shows."""
        return [f"{each['lnum'] + 1}:{each['col'] + 1} {each['code']} {each['message']}" for each in self.lua("return vim.diagnostic.get(0)")]

    def float(self):
        """The text of the floating window."""
        return self.lua("""
            for _, window in ipairs(vim.api.nvim_list_wins()) do
              if vim.api.nvim_win_get_config(window).relative ~= "" then
                return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), "\\n")
              end
            end
            return false""")

    def test_a_misspelt_relation_is_shown_and_mended_by_its_fix(self):
        self.assertEqual(self.shown(), [])
        self.replace("o hired m", "o hird m")
        self.assertRegex(self.wait("the diagnostic", self.shown)[0], "^27:13 E003 .*hird")
        self.go("hird")
        self.type("\\a")
        self.wait("the menu", lambda: self.editor.api.get_mode()["blocking"])
        self.type("1<CR>")
        self.wait("the fix", lambda: "emit: o hired m" in self.text())
        self.wait("no diagnostic", lambda: not self.shown())

    def test_ctrl_x_ctrl_o_completes_a_type(self):
        self.replace("{m:Person}'", "{m:Pers")
        self.type("a<C-x><C-o>")
        self.wait("the menu", self.editor.funcs.pumvisible)
        words = [each["word"] for each in self.editor.funcs.complete_info(["items"])["items"]]
        self.assertIn("Person}", words)
        self.type("<C-e><Esc>")

    def test_k_tells_what_a_pattern_says(self):
        self.go("<perform>")
        self.type("lK")
        self.assertIn("sang", self.wait("the float", self.float))

    def test_gd_goes_to_the_family(self):
        self.go("<perform>")
        self.type("lgd")
        self.wait("the family", lambda: self.editor.current.line == "  perform:")

    def test_r_renames_a_slot_everywhere_in_its_rule(self):
        self.go("who:Person")
        self.type("\\r")
        self.wait("the prompt", lambda: self.editor.api.get_mode()["mode"] == "c")
        self.type("<C-u>player<CR>")
        self.wait("the new name", lambda: "emit: player playedIn where" in self.text())
        self.assertIn("'{player:Person} <perform> <inside> {where:Place}'", self.text())
        self.assertEqual(self.text().count("who"), 0)

    def test_formatting_gives_what_fmt_gives(self):
        written = self.text()
        self.replace("verbs: [perform, play, sing]", "verbs:   [perform,play,   sing]")
        self.lua("vim.lsp.buf.formatting_sync(nil, 10000)")
        self.assertEqual(self.text(), written)

    def test_a_lens_runs_the_tests_of_its_rule(self):
        self.wait("the lenses", lambda: self.lua("return #vim.lsp.codelens.get(vim.api.nvim_get_current_buf()) > 0"))
        self.lua("vim.ui.select = function(items, _, choose) choose(items[1], 1) end")
        self.go("- id: played-in")
        self.type("\\t")
        self.wait("what the test says", lambda: "played-in" in self.editor.command_output("messages"))


if __name__ == "__main__":
    unittest.main()
