"""Each file of sessions/ is a session of an editor with `relata lsp`: what is asked, and what must be answered. Written anew by: UPDATE=1"""
import json
import os
import pathlib
import shutil
import tempfile
import time
import unittest

from lsprotocol.types import MessageType
from pygls.exceptions import JsonRpcException

from client import CAPABILITIES, EDITORS, SOURCE, Editor
from readable import CURSOR, Buffers, apply, as_json, readable, tokens

HERE = SOURCE / "tests" / "lsp"


class Session:
    """Runs the steps of a session on a copy of the pack and gives each with its answer."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        shutil.copytree(HERE / "concerts", self.folder, dirs_exist_ok=True)

    def run(self, steps, editor=None):
        capabilities = EDITORS[editor] if editor else CAPABILITIES
        self.buffers = Buffers(self.folder.as_uri(), "utf-8" if "utf-8" in capabilities["general"]["positionEncodings"] else "utf-16")
        for name in sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()):
            self.buffers.texts[name] = (self.folder / name).read_text(encoding="utf-8")
        with Editor(self.folder, {"corpus": str(self.folder / "corpus.txt")}, capabilities) as self.editor:
            return [self.step(step) for step in steps]

    def step(self, step):
        what, name = next(iter(step.items()))
        return getattr(self, what)(name, step) if what != "request" else self.request(step)

    def replaced(self, name, step):
        text = self.buffers.texts[name]
        for old, new in step.get("replacing", []):
            if text.count(old) != 1:
                raise AssertionError(f"{old!r} stands {text.count(old)} times in {name}, not once")
            text = text.replace(old, new)
        self.buffers.texts[name] = text

    def open(self, name, step):
        if "text" in step:  # a file that is not on disk
            self.buffers.texts[name] = "\n".join(step["text"])
        self.replaced(name, step)
        self.buffers.texts[name] = self.buffers.texts[name].replace("\n", step.get("line ends", "\n"))
        self.editor.open(name, self.buffers.texts[name])
        self.editor.diagnostics(name)  # the pack is read by then
        return step

    def change(self, name, step):
        for old, new in step["replacing"]:
            where = self.buffers.over(name, old)
            self.replaced(name, {"replacing": [[old, new]]})
            self.editor.change(name, {"range": where, "text": new})
        return step

    def diagnostics(self, name, step):
        found = sorted(self.editor.diagnostics(name), key=lambda each: (each["range"]["start"]["line"], each["range"]["start"]["character"]))
        return {"diagnostics": name, "are": readable(found, self.buffers, name)}

    def heard(self, method, step):
        self.editor.heard(method)
        return step

    def request(self, step):
        name, method = step.get("in"), step["request"]
        params = {**step.get("params", {})}
        if name:
            params["textDocument"] = {"uri": self.buffers.uri(name)}
        if "previousResultId" in params:
            params["previousResultId"] = self.buffers.results[int(params["previousResultId"].removeprefix("result ")) - 1]
        if "at" in step:
            params["position"] = self.buffers.at(name, step["at"])
        if "over" in step:
            params["range"] = self.buffers.over(name, step["over"])
        if method == "textDocument/codeAction":
            params["context"] = {"diagnostics": [each for each in self.editor.diagnostics(name) if overlap(each["range"], params["range"])]}
        asked = {key: value for key, value in step.items() if key not in ("result", "error")}
        try:
            result = self.editor.request(method, params)
            end = time.monotonic() + self.editor.patience
            while step.get("until", "") not in json.dumps(result) and time.monotonic() < end:  # what is counted while nobody waits
                time.sleep(0.1)
                result = self.editor.request(method, params)
        except JsonRpcException as refused:
            return {**asked, "error": refused.message}
        if "only" in step:
            items = result["items"] if isinstance(result, dict) else result or []
            result = [each for each in items if each["label"] in step["only"]]
        if "first" in step:
            ordered = sorted(result["items"], key=lambda each: each.get("sortText") or each["label"])
            result = [f"{each['label']} ({each.get('detail') or ''})" for each in ordered[:step["first"]]]
        return {**asked, "result": self.shown(method, name, result)}

    def lens(self, name, step):
        """Chooses the lens with a title above some words; what it gives, and the messages it shows."""
        line = self.buffers.at(name, CURSOR + step["above"])["line"]
        lenses = self.editor.request("textDocument/codeLens", {"textDocument": {"uri": self.buffers.uri(name)}})
        chosen = next(each["command"] for each in lenses if each["range"]["start"]["line"] == line and each["command"]["title"] == step["titled"])
        self.editor.notified.clear()
        result = self.editor.request("workspace/executeCommand", {"command": chosen["command"], "arguments": chosen["arguments"]})
        shown = [{"type": MessageType(message["type"]).name, "message": message["message"]} for method, message in self.editor.notified if method == "window/showMessage"]
        return {**step, "result": readable(result, self.buffers, name), "messages": readable(shown, self.buffers, name)}

    def shown(self, method, name, result):
        if method == "textDocument/semanticTokens/full":
            return tokens(result, self.editor.capabilities["semanticTokensProvider"]["legend"], self.buffers, name)
        if method == "textDocument/formatting" and result is not None:
            return apply(self.buffers.texts[name], result, self.buffers, name).split("\n")
        return readable(result, self.buffers, name)


def overlap(one, other):
    place = lambda position: (position["line"], position["character"])
    return place(one["start"]) <= place(other["end"]) and place(other["start"]) <= place(one["end"])


class Sessions(unittest.TestCase):
    maxDiff = None


def session_test(path):
    def test(self):
        session = json.loads(path.read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory() as folder:
            told = {**session, "steps": Session(pathlib.Path(folder) / "concerts").run(session["steps"], session.get("editor"))}
        if os.environ.get("UPDATE"):
            path.write_text(as_json(told) + "\n", encoding="utf-8")
        else:
            self.assertEqual(as_json(session), as_json(told))
    return test


for each in sorted((HERE / "sessions").glob("*.json")):
    setattr(Sessions, f"test_{each.stem}", session_test(each))
