"""Protocol messages as a person reads them: places as LINE:COLUMN with the words there, files by name, numbers by their names."""
import bisect
import json
import re
import urllib.parse

from lsprotocol import types

CURSOR = "▮"


WIDTHS = {"utf-8": 1, "utf-16": 2}  # bytes of a unit


class Buffers:
    """What stands in each open file, and where. Positions of the protocol count units of an encoding, from 0; a person counts characters, from 1."""

    def __init__(self, folder_uri, encoding="utf-16"):
        self.folder_uri, self.texts, self.results = folder_uri, {}, []
        self.encoding, self.width = encoding.replace("utf-16", "utf-16-le"), WIDTHS[encoding]
        self.folder = urllib.parse.unquote(urllib.parse.urlparse(folder_uri).path)

    def units(self, text):
        return len(text.encode(self.encoding)) // self.width

    def name(self, uri):
        return uri.removeprefix(self.folder_uri + "/")

    def result(self, identity):
        """A result of diagnostics by its turn: its name holds where files lie."""
        if identity not in self.results:
            self.results.append(identity)
        return f"result {self.results.index(identity) + 1}"

    def uri(self, name):
        return f"{self.folder_uri}/{name}"

    def starts(self, name):
        """Where each line begins; the protocol ends a line at each of \\r\\n, \\n and \\r."""
        return [0] + [end.end() for end in re.finditer(r"\r\n|\n|\r", self.texts[name])]

    def position(self, name, offset):
        starts = self.starts(name)
        line = bisect.bisect_right(starts, offset) - 1
        return {"line": line, "character": self.units(self.texts[name][starts[line]:offset])}

    def offset(self, name, position):
        starts = self.starts(name)
        if position["line"] >= len(starts):
            return len(self.texts[name])
        line = self.texts[name][starts[position["line"]]:(starts + [None])[position["line"] + 1]]
        return starts[position["line"]] + len(line.encode(self.encoding)[:self.width * position["character"]].decode(self.encoding))

    def at(self, name, marked):
        """The position of the cursor in the one place where the marked words stand."""
        words = marked.replace(CURSOR, "")
        if self.texts[name].count(words) != 1:
            raise AssertionError(f"{words!r} stands {self.texts[name].count(words)} times in {name}, not once")
        return self.position(name, self.texts[name].index(words) + marked.index(CURSOR))

    def over(self, name, words):
        """The range of the words, which stand in one place."""
        start, end = self.at(name, CURSOR + words), self.at(name, words + CURSOR)
        return {"start": start, "end": end}

    def place(self, name, position):
        return f"{position['line'] + 1}:{self.offset(name, position) - self.offset(name, {**position, 'character': 0}) + 1}"

    def range(self, name, given):
        place = f"{self.place(name, given['start'])}-{self.place(name, given['end'])}"
        words = self.texts[name][self.offset(name, given["start"]):self.offset(name, given["end"])]
        if "\n" in words:
            words = f"{words.splitlines()[0]} ... {words.rstrip().splitlines()[-1].strip()}"
        return f"{place} «{words}»"


def readable(value, buffers, name):
    """The value with ranges, positions, files and kinds as a person reads them; `name` is the file its places are in."""
    if isinstance(value, list):
        return [readable(each, buffers, name) for each in value]
    if not isinstance(value, dict):
        return without_folders(value, buffers) if isinstance(value, str) else value
    name = buffers.name(value["uri"]) if "uri" in value else name
    if isinstance(value.get("textDocument"), dict):
        name = buffers.name(value["textDocument"]["uri"])
    if set(value) == {"start", "end"} and isinstance(value["start"], dict):
        return buffers.range(name, value)
    if set(value) == {"line", "character"}:
        return buffers.place(name, value)
    made = {}
    for key, each in value.items():
        if key == "changes" and isinstance(each, dict):
            made[key] = {buffers.name(uri): readable(edits, buffers, buffers.name(uri)) for uri, edits in each.items()}
        elif key == "resultId":
            made[key] = buffers.result(each)
        elif each is not None:
            made[key] = readable(each, buffers, name)
    if "severity" in made:
        made["severity"] = types.DiagnosticSeverity(made["severity"]).name
    if isinstance(made.get("kind"), int):
        kinds = types.DocumentHighlightKind if set(made) == {"range", "kind"} else types.SymbolKind if "selectionRange" in made or "location" in made else types.CompletionItemKind
        made["kind"] = kinds(made["kind"]).name
    return made


def without_folders(text, buffers):
    """The text with files named as the pack and the source tree name them."""
    text = text.replace(buffers.folder_uri + "/", "").replace(buffers.folder + "/", "")
    return re.sub(r"file://\S*/(docs/diagnostics/)", r"\1", text)


def tokens(result, legend, buffers, name):
    """Semantic tokens as "words: type, modifier"."""
    line = column = 0
    made = []
    data = result["data"]
    for i in range(0, len(data), 5):
        down, right, length, kind, modifiers = data[i:i + 5]
        line, column = line + down, right if down else column + right
        start = buffers.offset(name, {"line": line, "character": column})
        end = buffers.offset(name, {"line": line, "character": column + length})
        named = [legend["tokenTypes"][kind]] + [each for bit, each in enumerate(legend["tokenModifiers"]) if modifiers >> bit & 1]
        made.append(f"{line + 1}: {buffers.texts[name][start:end]}: {', '.join(named)}")
    return made


def apply(text, edits, buffers, name):
    """The text with the edits of one file made, from the last to the first."""
    spans = sorted(((buffers.offset(name, edit["range"]["start"]), buffers.offset(name, edit["range"]["end"]), edit["newText"]) for edit in edits), reverse=True)
    for start, end, new in spans:
        text = text[:start] + new + text[end:]
    return text


def as_json(value, indent="", width=150):
    """JSON with what fits on a line on one line."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(indent) + len(flat) <= width or not isinstance(value, (dict, list)) or not value:
        return flat
    inner = indent + "  "
    if isinstance(value, list):
        return "[\n" + ",\n".join(inner + as_json(each, inner, width) for each in value) + f"\n{indent}]"
    return "{\n" + ",\n".join(f"{inner}{json.dumps(key, ensure_ascii=False)}: {as_json(each, inner, width)}" for key, each in value.items()) + f"\n{indent}}}"
