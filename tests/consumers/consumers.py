"""Outputs to read, and the programs that read them. A test skips where its program is not installed."""
import atexit
import functools
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest

import nasty

SOURCE = pathlib.Path(os.environ.get("RELATA_SOURCE", pathlib.Path(__file__).resolve().parents[2]))
RELATA = os.environ.get("RELATA", str(SOURCE / "build" / "relata"))
HERE = SOURCE / "tests" / "consumers"
PROGRAMS = pathlib.Path(os.environ.get("RELATA_CONSUMERS", SOURCE / "build" / "consumers"))
PYTHON = PROGRAMS / "python" / "bin" / "python"
JARS = {name: PROGRAMS / "jars" / jar for name, jar in {"gephi": "gephi-toolkit-0.10.1-all.jar", "fuseki": "jena-fuseki-server-5.6.0.jar",
                                                       "jgrapht": "jgrapht-io-1.5.2.jar"}.items()}
GRAPHS, TRIPLES = ("graphml", "gexf"), ("nq", "trig", "nt", "jsonld")
VIEWS = ("entities", "statements", "events")


def run(*command, timeout=300, **more):
    """The finished process; its failure fails the test, with the end of what it said."""
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=timeout, **more)
    if result.returncode:
        raise AssertionError(f"{command[0]} exits with {result.returncode}: {(result.stdout + result.stderr)[-3000:]}")
    return result


def relata(*arguments, **more):
    return run(RELATA, *arguments, **more)


def need(*paths_or_commands):
    """Skips the test unless every program is there."""
    for what in paths_or_commands:
        there = what.exists() if isinstance(what, pathlib.Path) else shutil.which(what)
        if not there:
            raise unittest.SkipTest(f"{what} is not installed (tests/consumers/install.sh)")


def need_python(module):
    need(PYTHON)
    if subprocess.run([str(PYTHON), "-c", f"import {module}"], capture_output=True).returncode:
        raise unittest.SkipTest(f"{module} is not installed (tests/consumers/install.sh)")


def need_node(package):
    need("node", PROGRAMS / "node" / "node_modules" / package)


@functools.cache
def outputs():
    """A folder with each corpus in each view and format: sample-entities.graphml, nasty-events.gexf, sample.nq ..."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="relata-consumers-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "nasty.statements.jsonl").write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in nasty.statements()),
                                                   encoding="utf-8")
    relata("extract", SOURCE / "docs" / "examples", "--rules", "diplomacy", "-o", folder / "sample.statements.jsonl")
    for corpus in ("sample", "nasty"):
        for view in VIEWS:
            wanted = [f"{corpus}-{view}.{ending}" for ending in GRAPHS]
            if view == "entities":
                wanted += [f"{corpus}.{ending}" for ending in TRIPLES] + [f"{corpus}.html"]
            relata("merge", folder / f"{corpus}.statements.jsonl", "--rules", "diplomacy", "--view", view,
                   *[part for name in wanted for part in ("-o", folder / name)])
    return folder


def load(*arguments, env=None, timeout=300):
    return subprocess.run([RELATA, "load", *map(str, arguments)], capture_output=True, text=True, timeout=timeout, env={**os.environ, **(env or {})})


def sample_quads():
    return [line for line in (outputs() / "sample.nq").read_text(encoding="utf-8").split("\n") if line]


def java(classpath, program, *arguments, timeout=420, options=()):
    return run("java", "-Djava.awt.headless=true", "-Xmx2g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", *options, "-cp", classpath, HERE / program,
               *arguments, timeout=timeout)


def in_python(code, *arguments, timeout=300):
    """What a program in the Python of the installed readers prints, as JSON."""
    return json.loads(run(PYTHON, "-W", "error::UserWarning", "-c", code, *arguments, timeout=timeout).stdout)


def in_node(script, *arguments, timeout=300):
    """What one of the scripts beside this file prints, as JSON, run where its packages are installed."""
    target = PROGRAMS / "node" / script
    shutil.copyfile(HERE / script, target)
    return json.loads(run("node", target, *arguments, timeout=timeout, cwd=PROGRAMS / "node").stdout)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(ready, process, seconds=120):
    """Until ready() is true; a process that ends before is a failure."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            raise AssertionError(f"the server ended with {process.returncode}")
        try:
            if ready():
                return
        except OSError:
            pass
        time.sleep(0.25)
    raise AssertionError(f"the server was not ready in {seconds} s")


def stop(process):
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def main():
    print(f"readers in {PROGRAMS}", file=sys.stderr)
    unittest.main()
