#!/usr/bin/env python3
"""Builds fuzz targets with clang and runs each for a short while, from the kept inputs on. Exits 77 where there is no clang.

    tests/fuzz/short_run.py                                  those that build soon, the same few inputs each time
    tests/fuzz/short_run.py --seconds 600 --all              every target, ten minutes each
    tests/fuzz/short_run.py --seconds 600 yaml prepare       two of them
New inputs and those that failed stay in BUILD/inputs/TARGET; one that failed goes into corpus/TARGET under a name that says what it was.
"""
import argparse
import pathlib
import shutil
import subprocess
import sys

FOLDER = pathlib.Path(__file__).resolve().parent
SOURCE = FOLDER.parents[1]
SOON = ["utf8", "yaml", "pattern", "rule_file", "format", "lexicon", "gives", "schema", "html", "record", "packed_bytes", "prepare", "times"]
RUNS = 600
ALL = [*SOON, "matching", "streams", "extraction"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(ALL))
    parser.add_argument("--build", type=pathlib.Path, default=SOURCE / "build-fuzz")
    parser.add_argument("--seconds", type=int, default=0)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    if not shutil.which("clang++-14"):
        print("skipped: no clang++-14")
        return 77
    targets = options.targets or (ALL if options.all else SOON)
    log = options.build / "build.log"
    options.build.mkdir(parents=True, exist_ok=True)
    with log.open("w") as out:
        for command in (["cmake", "--preset", "fuzz", "-B", str(options.build)],
                        ["cmake", "--build", str(options.build), "--parallel", str(options.jobs), "--target", *(f"relata_fuzz_{t}" for t in targets)]):
            if subprocess.run(command, cwd=SOURCE, stdout=out, stderr=subprocess.STDOUT).returncode:
                out.flush()
                print(log.read_text()[-4000:])
                return 1
    failed = []
    for target in targets:
        inputs = options.build / "inputs" / target
        inputs.mkdir(parents=True, exist_ok=True)
        # A test run makes the same inputs each time, or it would be red by chance; by the clock one looks for new ones.
        how_long = [f"-max_total_time={options.seconds}"] if options.seconds else ["-seed=1", f"-runs={RUNS}"]
        result = subprocess.run([options.build / "tests/fuzz" / f"relata_fuzz_{target}", *how_long, "-timeout=20", "-max_len=4096",
                                 "-rss_limit_mb=3000", "-print_final_stats=1", f"-artifact_prefix={inputs}/", inputs, FOLDER / "corpus" / target],
                                capture_output=True, text=True, errors="replace")
        runs = next((line.split()[-1] for line in result.stderr.splitlines() if "number_of_executed_units" in line), "0")
        print(f"{target}: {runs} inputs, {'failed' if result.returncode else 'good'}", flush=True)
        if result.returncode:
            failed.append(target)
            print(result.stderr[-6000:])
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
