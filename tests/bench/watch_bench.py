#!/usr/bin/env python3
"""How long a save takes until `relata watch` has answered: a pack of 200 rules upon core, and 100 documents.

    tests/bench/watch_bench.py [RELATA]

Told in milliseconds, and as a ratio to a cold run of the program (`watch --once`), since machines differ.
"""
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

RELATA = sys.argv[1] if len(sys.argv) > 1 else "build/relata"
VERBS = ("accept advise assist attack back blame bless calm cheer cite condemn contact court defend deny detain dismiss elect embrace endorse "
         "engage escort evacuate examine expel fine fund greet hire honor host invite join lead lobby meet mock nominate notify oppose "
         "outlaw pardon praise probe promote protect question quote receive recruit reject rescue").split()[:50]
NAMES = ["Norway", "Denmark", "Sweden", "Finland", "Antony Blinken", "Wang Yi", "Iceland", "the European Union"]
RULES, DOCUMENTS, SENTENCES, SAVES = 200, 100, 20, 9


def rule(number):
    verb = VERBS[number % len(VERBS)]
    shape = ("'{a:Agent} <%s> {b:Agent}'", "'{a:Agent} <%s> {b:Agent} over {Noun}'", "'{a:Agent} <%s> {b:Agent} in {Place}'",
             "'{a:Agent} <%s> {b:Agent} with {Agent}'")[number // len(VERBS) % 4] % verb
    return (f"  - id: r{number}\n    match: {shape}\n    where: a != b\n    emit: a dealtWith b\n"
            f"    tests: [{{text: Somebody slept., gives: nothing}}]\n")


def build(folder):
    pack = folder / "bench"
    pack.mkdir()
    (pack / "pack.yaml").write_text("name: bench\nabout: Made up.\nversion: 0.1.0\nlicence: CC0-1.0\nlanguage: en\nrequires: [core]\nschema: schema.yaml\n")
    (pack / "schema.yaml").write_text("relations:\n  dealtWith: {from: Agent, to: Agent}\n")
    for part in range(10):
        rules = "".join(rule(number) for number in range(part * RULES // 10, (part + 1) * RULES // 10))
        (pack / f"part{part}.yaml").write_text("layer: relations\nrules:\n" + rules)
    news = folder / "news"
    news.mkdir()
    for number in range(DOCUMENTS):
        lines = []
        for sentence in range(SENTENCES):
            at = number * SENTENCES + sentence
            verb = VERBS[at * 7 % len(VERBS)]
            lines.append(f"{NAMES[at % 8]} was asked to {verb} {NAMES[(at + 3) % 8]} on Monday, and the ministers of both sides spoke of trade.")
        (news / f"{number:03}.txt").write_text(" ".join(lines))
    return pack, news


def block(process):
    told = ""
    while "\nready " not in told:
        told += process.stdout.readline().decode()
    return told


def processor_ms(pid):
    """What the process has used so far, all of its threads; a busy machine adds nothing to it."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main():
    with tempfile.TemporaryDirectory() as name:
        pack, news = build(pathlib.Path(name))
        start = time.monotonic()
        subprocess.run([RELATA, "watch", f"{pack}/", "--corpus", str(news), "--once"], capture_output=True, check=False)
        cold_ms = 1000 * (time.monotonic() - start)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        cold_processor_ms = 1000 * (used.ru_utime + used.ru_stime)
        process = subprocess.Popen([RELATA, "watch", f"{pack}/", "--corpus", str(news)], stdout=subprocess.PIPE)
        block(process)
        taken = []
        path = pack / "part0.yaml"
        text = path.read_text()
        before = processor_ms(process.pid)
        for save in range(SAVES):
            # One verb's statements turn about and back again: four in ten documents tell of it.
            changed = text if save % 2 else text.replace("<deny> {b:Agent}'\n    where: a != b\n    emit: a dealtWith b", "<deny> {b:Agent}'\n    where: a != b\n    emit: b dealtWith a")
            start = time.monotonic()
            path.write_text(changed)
            told = block(process)
            taken.append(1000 * (time.monotonic() - start))
        processor = (processor_ms(process.pid) - before) / SAVES
        process.terminate()
        print("the last save:", *told.splitlines()[-5:], sep="\n  ")
        print(f"cold run {cold_ms:.0f} ms ({cold_processor_ms:.0f} ms of processor); from save to answer {statistics.median(taken):.0f} ms "
              f"(median of {SAVES}; {processor:.0f} ms of processor), {statistics.median(taken) / cold_ms:.2f} of a cold run")


main()
