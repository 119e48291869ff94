"""Time expressions by kind, from the tables beside this file: the program must find each with its type, value and mod.

    python3 tables_test.py RELATA PACK TABLES_DIR

A row is a text whose first square brackets hold an expression, the document's date (empty: unknown), type, value, mod and other
attributes (key=value; between). A row without brackets must hold no time at all.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

RELATA, PACK, TABLES = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])


def rows():
    for table in sorted(TABLES.glob("*.tsv")):
        for number, line in enumerate(table.read_text(encoding="utf-8").splitlines(), 1):
            if not line or line.startswith("#") or line.startswith("text\t"):
                continue
            cells = line.split("\t")
            yield f"{table.name}:{number}", cells + [""] * (6 - len(cells))


def found(documents, folder):
    source, target = folder / "rows.jsonl", folder / "rows.mentions.jsonl"
    source.write_text("".join(json.dumps(document) + "\n" for document in documents), encoding="utf-8")
    subprocess.run([RELATA, "extract", source, "--rules", PACK, "--types", "Time", "-o", target], check=True, capture_output=True)
    mentions = {}
    for line in target.read_text(encoding="utf-8").splitlines():
        mention = json.loads(line)
        mentions.setdefault(mention["doc"], []).append(mention)
    return mentions


def is_right(mention, cells):
    _, _, kind, value, mod, others = cells[:6]
    attributes = mention.get("attributes", {})
    wanted = dict(pair.split("=") for pair in others.split(";") if pair)
    return (mention["type"], mention["value"], attributes.get("mod", "")) == (kind, value, mod) and all(
        attributes.get(key) == text for key, text in wanted.items())


def main():
    cases = list(rows())
    documents = []
    for place, cells in cases:
        document = {"id": place, "text": cells[0].replace("[", "").replace("]", "")}
        if cells[1]:
            document["date"] = cells[1]
        documents.append(document)
    with tempfile.TemporaryDirectory() as folder:
        mentions = found(documents, pathlib.Path(folder))
    wrong = 0
    for place, cells in cases:
        own = mentions.get(place, [])
        if "[" in cells[0]:
            begin, end = cells[0].index("["), cells[0].index("]") - 1
            right = any((m["start"], m["end"]) == (begin, end) and is_right(m, cells) for m in own)
        else:
            right = not own
        if not right:
            wrong += 1
            said = " ".join(f"[{m['text']} {m['type']} {m['value']} {m.get('attributes', '')}]" for m in own)
            print(f"{place}: {cells[0]} ({cells[1]}) wants {' '.join(filter(None, cells[2:6])) or 'nothing'}; found {said or 'nothing'}")
    print(f"{len(cases)} rows, {wrong} wrong")
    return 1 if wrong or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
