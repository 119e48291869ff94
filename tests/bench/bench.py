#!/usr/bin/env python3
"""MB/s of relata from text to statements on one core, start-up apart, beside `grep -o -F -f` of all lexicon names on the same text.

    tests/bench/bench.py [RELATA] [DOCUMENTS.jsonl] [MEGABYTES]

Without documents the text is made: sentences that differ in names, verbs, places and days, so that no cache can know them.
"""
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
VERBS = ["met", "visited", "criticized", "urged", "thanked", "is expected to meet", "refused to meet", "did not meet", "accused", "warned", "spoke with"]
FILLERS = ["The talks lasted {n} hours and ended late on {d}.", "Prices rose by {n} percent in {p}, officials said.",
           "\u201cWe have waited {n} years for this,\u201d {s} said.", "{s}, who arrived in {p} on {d}, declined to answer questions about the budget.",
           "Some {n} people gathered outside the ministry in {p}, where roads were closed until {d}."]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "March 3", "last week", "May 12, 2021", "Sunday evening"]


def lexicon(name):
    path = SOURCE / "rules" / "core" / "lexicons" / name
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:] if line and not line.startswith("#")]
    return [row[0] for row in rows]


def made_documents(megabytes):
    chance = random.Random(7)
    given, surnames, places = lexicon("given_names.tsv"), lexicon("surnames.tsv"), lexicon("cities.tsv")
    size, number = 0, 0
    while size < megabytes * 1e6:
        people = [f"{chance.choice(given)} {chance.choice(surnames)}" for _ in range(6)]
        sentences = []
        for _ in range(chance.randint(12, 40)):
            a, b = chance.sample(people, 2)
            sentences.append(f"{a} {chance.choice(VERBS)} {b} in {chance.choice(places)} on {chance.choice(DAYS)}.")
            sentences.append(chance.choice(FILLERS).format(n=chance.randint(2, 900), d=chance.choice(DAYS), p=chance.choice(places), s=chance.choice(people)))
        text = "\n\n".join(" ".join(sentences[i:i + 4]) for i in range(0, len(sentences), 4))
        size += len(text.encode())
        number += 1
        yield {"id": f"made-{number}", "date": "2023-06-19", "text": text}


def seconds(command, **more):
    """Processor time, so that a busy machine does not show in it."""
    before = os.times()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main():
    relata = sys.argv[1] if len(sys.argv) > 1 else str(SOURCE / "build" / "relata")
    megabytes = float(sys.argv[3]) if len(sys.argv) > 3 else 8
    one_core = ["taskset", "-c", "0"] if subprocess.run(["which", "taskset"], capture_output=True).returncode == 0 else []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        if len(sys.argv) > 2 and sys.argv[2] != "-":
            documents = [json.loads(line) for line in open(sys.argv[2], encoding="utf-8")]
        else:
            documents = list(made_documents(megabytes))
        (folder / "all.jsonl").write_text("".join(json.dumps(d, ensure_ascii=False) + "\n" for d in documents), encoding="utf-8")
        (folder / "none.txt").write_text("It rained.", encoding="utf-8")
        text = "\n".join(d.get("text", "") for d in documents)
        (folder / "all.txt").write_text(text, encoding="utf-8")
        names = sorted({n for file in ("countries.tsv", "cities.tsv", "organizations.tsv", "given_names.tsv", "surnames.tsv", "regions.tsv") for n in lexicon(file)})
        (folder / "names").write_text("\n".join(names) + "\n", encoding="utf-8")
        size = len(text.encode()) / 1e6

        run = [*one_core, relata, "extract", "--rules", "diplomacy", "--threads", "1", "-o", str(folder / "out.statements.jsonl")]
        start_up = min(seconds([*run, str(folder / "none.txt")]) for _ in range(3))
        whole = min(seconds([*run, str(folder / "all.jsonl")]) for _ in range(2))
        statements = sum(1 for _ in open(folder / "out.statements.jsonl", encoding="utf-8"))
        grep = min(seconds([*one_core, "grep", "-o", "-F", "-f", str(folder / "names"), str(folder / "all.txt")], env={**os.environ, "LC_ALL": "C"})
                   for _ in range(2))
        print(f"text      {size:.2f} MB, {len(documents)} documents, {statements} statements")
        print(f"start-up  {start_up:.2f} s")
        print(f"relata    {size / max(whole - start_up, 1e-9):.2f} MB/s end to end on one core, start-up apart")
        print(f"grep      {size / grep:.2f} MB/s, -o -F -f with {len(names)} names")


if __name__ == "__main__":
    main()
