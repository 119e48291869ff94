#!/usr/bin/env python3
"""How fast graphs and triples are written, and in how much memory: a stream of made-up statements through `relata merge`.

    tests/bench/graph_bench.py [RELATA] [STATEMENTS] [NODES]

Speeds are of one core, without the time to read the stream and to make the graph, which is told apart.
"""
import hashlib
import json
import os
import pathlib
import random
import re
import resource
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
RELATIONS = ["met", "warned", "visited", "urged", "praised", "spokeWith", "hosted"]


def person(number):
    return {"id": hashlib.sha256(str(number).encode()).hexdigest()[:32], "label": f"Person {number}", "type": "Person"}


def statements(count, nodes):
    """Communities of 200, a few people that everybody knows, eight statements a document."""
    chance = random.Random(7)
    for i in range(count):
        a = min(int(chance.paretovariate(0.9)) - 1, nodes - 1) if chance.random() < 0.1 else chance.randrange(nodes)
        b = (a // 200 * 200 + chance.randrange(200)) % nodes if chance.random() < 0.9 else chance.randrange(nodes)
        relation, start = chance.choice(RELATIONS), i % 8 * 200
        quote = f"Person {a} {relation} Person {b}, in a sentence as long as those of the news are, on a day of the year that it tells of"
        day = f"2023-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        yield {"id": hashlib.sha256(f"s{i}".encode()).hexdigest()[:32], "doc": f"story-{i // 8:07}", "date": day, "subject": person(a), "relation": relation,
               "object": person(b), "mode": chance.choice(["asserted"] * 8 + ["planned", "negated"]), "when": day, "rule": f"diplomacy/{relation}",
               "version": "1", "evidence": {"start": start, "end": start + len(quote), "text": quote, "spans": [[start, start + len(quote)]]}}


def main():
    relata = sys.argv[1] if len(sys.argv) > 1 else str(SOURCE / "build" / "relata")
    count, nodes = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000, int(sys.argv[3]) if len(sys.argv) > 3 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        stream = pathlib.Path(folder) / "made.statements.jsonl"
        with open(stream, "w", encoding="utf-8") as out:
            out.writelines(json.dumps(line) + "\n" for line in statements(count, nodes))
        for endings in (("graphml",), ("gexf",), ("nq",)):
            before = os.times()
            result = subprocess.run([relata, "merge", str(stream), "--rules", "diplomacy", *[part for e in endings for part in ("-o", f"{folder}/made.{e}")]],
                                    capture_output=True, text=True, check=True)
            after = os.times()
            seconds = after.children_user + after.children_system - before.children_user - before.children_system
            graph = "".join(re.findall(r"^graph +(.*)\n", result.stderr, re.MULTILINE))
            speed = "".join(re.findall(r"^speed +(.*)\n", result.stderr, re.MULTILINE))
            print(f"{count} statements: {speed}; {seconds:.0f} s of a core in all; {graph}", flush=True)
            for e in endings:
                os.remove(f"{folder}/made.{e}")
        print(f"most memory of any: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")


main()
