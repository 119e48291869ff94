#!/usr/bin/env python3
"""How long `relata watch` takes to answer a save, by what was edited: the diplomacy pack upon core, and 100 documents.

    tests/bench/watch_edits_bench.py [RELATA] [--corpus FOLDER] [--only WORD] [--rounds N]

Without a folder the documents are made of the texts of the pack's own cases. Each edit is saved and taken back in turn; told are the medians,
in milliseconds from save to answer and of the processor, and the ratio to a cold run (`watch --once`), since machines differ.
"""
import argparse
import os
import pathlib
import re
import resource
import shutil
import statistics
import subprocess
import tempfile
import time

SOURCE = pathlib.Path(__file__).resolve().parents[2]
DOCUMENTS = 100

# What is edited: a file, a text that stands in it once or first, and what takes its place.
EDITS = {
    "a comment": ("diplomacy/accused.yaml", "# Somebody says that", "# Somebody claims that"),
    "a test": ("diplomacy/accused.yaml", r"re:- text: ([^\n]+)\.\n", r"- text: \1 again.\n"),
    "a pattern": ("diplomacy/accused.yaml", "- '{a:Agent} <accuse> {b:Agent}'", "- '{a:Agent} <accuse> {b:Agent} of'"),
    "what is emitted": ("diplomacy/accused.yaml", "emit: a accused b", "emit: b accused a"),
    "a new rule": ("diplomacy/warned.yaml", "rules:\n", "rules:\n  - id: fresh\n    match: '{a:Agent} <accuse> {b:Agent} in {Place}'\n    emit: a warned b\n"),
    "a word of a set": ("diplomacy/accused.yaml", "noun: attack, bombing", "noun: attack, arson, bombing"),
    "a verb of a family": ("diplomacy/accused.yaml", "      - accuse\n", "      - accuse\n      - finger\n"),
    "a noun of a family": ("diplomacy/accused.yaml", "      - impeachment of o\n", "      - impeachment of o\n      - upbraiding of o\n"),
    "a large family": ("diplomacy/visited.yaml", "      - revisit\n", "      - revisit\n      - sightsee in\n"),
    "a rule of readings": ("diplomacy/readings.yaml", r"re:(\n    match:\n      - '|\n    match: ')", r"\1(now )?"),
    "a line of the lexicon": ("diplomacy/words.tsv", r"re:\Z", "Havn Pact\tTreaty\tX9901\n"),
    "a line of core's lexicon": ("core/names/names_extra.tsv", r"re:\Z", "Havn Trust\tOrganization\tX9902\n"),
    "a rule of core": ("core/roles/people.yaml", "match: '{v:NounForm|Adverb} {p:Person}'", "match: '{v:NounForm|Adverb|Adjective} {p:Person}'"),
    "a set of core": ("core/times/phrases.yaml", "nearly: [nearly,", "nearly: [nearly, nigh,"),
    "a relation of the schema": ("../schemas/diplomacy.yaml", r"re:\nrelations:\n", "\nrelations:\n  teased: {from: Agent, to: Agent}\n"),
}


def edited(text, old, new):
    if old.startswith("re:"):
        changed, count = re.subn(old[3:], new, text, count=1)
        return changed if count else None
    return text.replace(old, new, 1) if old in text else None


def own_texts(folder):
    """Documents of the texts of the pack's cases, as they come."""
    texts = []
    for path in sorted((SOURCE / "rules" / "diplomacy" / "tests").glob("*.yaml")):
        for found in re.finditer(r"\n    text: >-\n((?:      [^\n]+\n)+)", path.read_text(encoding="utf-8")):
            texts.append(" ".join(line.strip() for line in found.group(1).splitlines()))
    for path in sorted((SOURCE / "rules" / "diplomacy").glob("*.yaml")):
        texts += re.findall(r"\n      - text: ([A-Z][^\n'\"{]+\.)\n", path.read_text(encoding="utf-8"))
    folder.mkdir()
    for number in range(DOCUMENTS):
        (folder / f"{number:03}.txt").write_text("\n\n".join(texts[number::DOCUMENTS]), encoding="utf-8")


def block(process):
    told = ""
    while "\nready " not in told:
        line = process.stdout.readline().decode()
        if not line:
            raise SystemExit("relata watch ended\n" + told)
        told += line
    return told


def processor_ms(pid):
    """What the process has used so far, all of its threads; a busy machine adds nothing to it."""
    nanoseconds = 0
    for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
        nanoseconds += int((task / "schedstat").read_text().split()[0])
    ended = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return max(nanoseconds / 1e6, 1000 * (int(ended[11]) + int(ended[12])) / os.sysconf("SC_CLK_TCK"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("relata", nargs="?", default="build/relata")
    parser.add_argument("--corpus")
    parser.add_argument("--only", default="")
    parser.add_argument("--rounds", type=int, default=4)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        shutil.copytree(SOURCE / "rules", folder / "rules")
        shutil.copytree(SOURCE / "schemas", folder / "schemas")
        corpus = options.corpus
        if not corpus:
            corpus = str(folder / "texts")
            own_texts(pathlib.Path(corpus))
        environment = {**os.environ, "RELATA_PACKS": str(folder / "rules")}
        command = [str(pathlib.Path(options.relata).resolve()), "watch", str(folder / "rules" / "diplomacy") + "/", "--corpus", corpus]
        start = time.monotonic()
        subprocess.run([*command, "--once"], capture_output=True, check=False, env=environment)
        cold_ms = 1000 * (time.monotonic() - start)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f"a cold run takes {cold_ms:.0f} ms ({1000 * (used.ru_utime + used.ru_stime):.0f} of the processor)")
        process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
        block(process)
        print(f"{'edit':27} {'ms':>6} {'processor':>9} {'of cold':>8}  what was read")
        for edit, (file, old, new) in EDITS.items():
            if options.only not in edit:
                continue
            path = folder / "rules" / file
            text = path.read_text(encoding="utf-8")
            changed = edited(text, old, new)
            if changed is None or changed == text:
                print(f"{edit:27} does not fit: {file} changed")
                continue
            taken, processor, told = [], [], ""
            for save in range(2 * options.rounds):
                before = processor_ms(process.pid)
                start = time.monotonic()
                path.write_text(text if save % 2 else changed, encoding="utf-8")
                told = block(process)
                taken.append(1000 * (time.monotonic() - start))
                processor.append(processor_ms(process.pid) - before)
            lines = {line.split(" ", 1)[0]: " ".join(line.split()[1:]) for line in told.splitlines() if line}
            read = lines.get("corpus", "").split(" documents")[0] + ", " + lines.get("tests", "").split(" run")[0]
            print(f"{edit:27} {statistics.median(taken):6.0f} {statistics.median(processor):9.0f} {statistics.median(taken) / cold_ms:8.2f}"
                  f"  {read} tests; {lines.get('change', lines.get('broken', ''))}")
        process.kill()


main()
