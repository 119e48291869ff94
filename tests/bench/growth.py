#!/usr/bin/env python3
"""How time and memory grow with the text: made-up news of several sizes through one pack, to the outputs named.

    tests/bench/growth.py [--relata build/relata] [--rules few|PACK] [--outputs statements.jsonl graphml] MEGABYTES...

`few` is a pack of one relation and sixty people, made here: large texts that give a small graph. Each line: MB of text, processor seconds
without start-up, MB/s, statements, peak memory in MB.
"""
import argparse
import json
import os
import pathlib
import random
import subprocess
import tempfile

from bench import SOURCE, made_documents

SCHEMA = """types:
  Agent: {}
  Person: {is: Agent, refers: name, naming: personal, entity: true}
  Verb: {lemma: true, features: {tense: [past, present], voice: [active, passive], form: [finite, infinitive]}}
relations:
  met: {from: Agent, to: Agent, symmetric: true}
"""
READINGS = "layer: readings\nrules:\n  - id: clause\n    match: '{s:Person} {v:Verb} {o:Person}'\n    restate: s v o\n"
RULES = "layer: relations\nrules:\n  - id: met\n    match: '{a:Person} <meet> {b:Person}'\n    emit: a met b\n"
PEOPLE = [f"{given} {surname}" for given in ("Ingrid", "Lars", "Emre", "Kofi", "Mei", "Ana") for surname in
          ("Dahl", "Holm", "Yildiz", "Banda", "Sato", "Ruiz", "Vogt", "Okoye", "Lindqvist", "Petrov")]


def pack_of_few(folder):
    folder.mkdir()
    (folder / "pack.yaml").write_text("name: few\nversion: 1.0.0\nlanguage: en\nschema: ../few.schema.yaml\nlayers: [lexicon, readings, relations]\n")
    (folder.parent / "few.schema.yaml").write_text(SCHEMA)
    (folder / "readings.yaml").write_text(READINGS)
    (folder / "rules.yaml").write_text(RULES)
    rows = [f"{name}\tPerson\tP{i}" for i, name in enumerate(PEOPLE)] + ["met\tVerb\tmeet\t\ttense=past;form=finite;voice=active"]
    (folder / "words.tsv").write_text("name\ttype\tid\taliases\tattributes\n" + "\n".join(rows) + "\n")
    return f"{folder}/"


def documents_of_few(megabytes):
    chance = random.Random(11)
    size, number = 0, 0
    while size < megabytes * 1e6:
        words = lambda: " ".join("".join(chance.choice("aeioubdfgklmnprstvz") for _ in range(chance.randint(2, 9))) for _ in range(chance.randint(6, 22)))
        sentences = [f"{chance.choice(PEOPLE)} met {chance.choice(PEOPLE)}." if i % 6 == 0 else f"The {words()}." for i in range(30)]
        text = "\n\n".join(" ".join(sentences[i:i + 5]) for i in range(0, 30, 5))
        size += len(text)
        number += 1
        yield {"id": f"made-{number}", "date": "2023-06-19", "text": text}


def run(command):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    told = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(told.decode())
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--relata", default=str(SOURCE / "build" / "relata"))
    parser.add_argument("--rules", default="few")
    parser.add_argument("--outputs", nargs="*", default=["statements.jsonl"])
    parser.add_argument("megabytes", type=float, nargs="+")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        few = options.rules == "few"
        rules = pack_of_few(folder / "few") if few else options.rules
        outputs = [part for ending in options.outputs for part in ("-o", str(folder / f"out.{ending}"))]
        empty = folder / "none.txt"
        empty.write_text("Nobody met.")
        start_up, _ = run([options.relata, "extract", str(empty), "--rules", rules, "--threads", "1", *outputs])
        print(f"{'MB':>7} {'seconds':>8} {'MB/s':>6} {'statements':>11} {'peak MB':>8}")
        for megabytes in options.megabytes:
            source = folder / "made.jsonl"
            with source.open("w", encoding="utf-8") as file:
                for document in (documents_of_few if few else made_documents)(megabytes):
                    file.write(json.dumps(document, ensure_ascii=False) + "\n")
            seconds, peak = run([options.relata, "extract", str(source), "--rules", rules, "--threads", "1", *outputs])
            seconds -= start_up
            stream = folder / "out.statements.jsonl"
            count = sum(1 for _ in stream.open("rb")) if stream.exists() else 0
            print(f"{megabytes:7.0f} {seconds:8.2f} {megabytes / max(seconds, 1e-3):6.2f} {count:11,} {peak:8.0f}", flush=True)


if __name__ == "__main__":
    main()
