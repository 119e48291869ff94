"""Are the committed lexicons well formed, sorted, of known types, free of closed-class words, and what their generators make?

    python3 check_lexicons.py SOURCE_DIR
"""
import pathlib
import re
import subprocess
import sys
import tempfile

HEADER = ["name", "type", "id", "aliases", "attributes", "from", "to"]
NAMES = {"GivenName", "Surname", "City", "Region", "Organization", "Venue", "Event", "Country", "NounForm", "VerbForm", "Adjective", "Adverb", "RoleHead"}
MINE = {"cities", "countries", "event_heads", "events", "given_names", "name_particles", "nationalities", "organization_heads", "organizations", "person_titles",
        "region_heads", "regions", "role_heads", "role_modifiers", "seats", "surnames", "venue_heads", "venues", "words_adjectives", "words_adverbs", "words_nouns",
        "words_proper", "words_verbs"}
MONTHS = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}


def main():
    source = pathlib.Path(sys.argv[1])
    folder, tools = source / "rules/core/lexicons", source / "tools/lexicons"
    types = set(re.findall(r"^  ([A-Z]\w+):", (source / "schemas/core.yaml").read_text(), re.M))
    closed = {w for line in (tools / "closed_class.txt").read_text().splitlines() if not line.startswith("#") for w in line.split()}
    problems, rows, ids = [], 0, {}
    for path in sorted(folder.glob("*.tsv")):
        if path.stem not in MINE:
            continue
        lines = path.read_text(encoding="utf-8").split("\n")
        if lines[0].split("\t") != HEADER:
            problems.append(f"{path.name}:1: not the header")
        body = []
        for number, line in enumerate(lines[1:], 2):
            if not line or line.startswith("#"):
                continue
            rows += 1
            where = f"{path.name}:{number}"
            cells = line.split("\t") + [""] * (7 - len(line.split("\t")))
            name, kind, identity, aliases, attributes = cells[:5]
            body.append(tuple(cells))
            if len(cells) != 7:
                problems.append(f"{where}: {len(cells)} cells")
            if kind not in types:
                problems.append(f"{where}: {kind} is no type of schemas/core.yaml")
            for spelling in [name] + [a for a in aliases.split("|") if a]:
                if spelling != spelling.strip() or not spelling or "  " in spelling:
                    problems.append(f"{where}: white space in '{spelling}'")
                if kind in NAMES and spelling.lower() in closed and not spelling.isupper():
                    problems.append(f"{where}: '{spelling}' is a closed-class word")
                if kind in ("GivenName", "Surname", "City") and spelling in MONTHS:
                    problems.append(f"{where}: '{spelling}' is a month")
            for attribute in filter(None, attributes.split(";")):
                if not re.fullmatch(r"[a-z]+=[^=;|]+", attribute):
                    problems.append(f"{where}: attribute '{attribute}'")
            if kind in ("Country", "Organization", "Region") and re.fullmatch(r"Q\d+", identity):
                if ids.setdefault(identity, name) != name:
                    problems.append(f"{where}: {identity} is '{ids[identity]}' and '{name}'")
        if body != sorted(body):
            problems.append(f"{path.name}: not sorted")
        if len(body) != len(set(body)):
            problems.append(f"{path.name}: a line twice")
    # The hand-made tables need no package, so they are made anew; the others need fetch.py first (tools/lexicons/README.md).
    with tempfile.TemporaryDirectory() as scratch:
        for script in ("people.py", "bodies.py"):
            subprocess.run([sys.executable, "-B", str(tools / script), scratch], check=True)
        for made in sorted(pathlib.Path(scratch).glob("*.tsv")):
            if made.read_bytes() != (folder / made.name).read_bytes():
                problems.append(f"{made.name}: is not what its generator makes")
    for problem in problems[:50]:
        print(problem)
    print(f"{rows} lines, {len(problems)} problems")
    return 1 if problems or rows < 50_000 else 0


if __name__ == "__main__":
    sys.exit(main())
