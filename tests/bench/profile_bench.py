#!/usr/bin/env python3
"""What `--profile` costs: processor time with it, as a ratio to the time without it, runs of both by turns.

    tests/bench/profile_bench.py SOURCES... [--rules PACK] [--relata PROGRAM] [--rounds N]
"""
import argparse
import os
import pathlib
import resource
import statistics
import subprocess
import tempfile


def seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--rules", default="diplomacy")
    parser.add_argument("--relata", default=os.environ.get("RELATA", "build/relata"))
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        off = [asked.relata, "extract", *asked.sources, "--rules", asked.rules, "--threads", "1", "-o", str(folder / "a.statements.jsonl")]
        on = [*off, "--profile", str(folder / "p.json")]
        pairs = [(seconds(off), seconds(on)) for _ in range(asked.rounds)]
    ratios = sorted(with_it / without for without, with_it in pairs)
    print(f"profile on/off: {statistics.median(ratios):.2f} (from {ratios[0]:.2f} to {ratios[-1]:.2f} in {asked.rounds} rounds)")


if __name__ == "__main__":
    main()
