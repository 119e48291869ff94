#!/usr/bin/env python3
"""Writes the table of a pack's README anew: rules, patterns, verbs and event nouns a file.

    tools/pack_counts.py rules/diplomacy [--check]

With --check nothing is written; the exit status is 1 if the table is not what the files hold.
"""
import pathlib
import re
import sys

import yaml

HEAD = "| relation | rules | patterns | verbs and verb phrases | event nouns |"


def as_list(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def row(path):
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    rules = data.get("rules") or []
    if not rules:
        return None
    emits = [re.sub(r"^each pair of ", "", str(emit)) for rule in rules for emit in as_list(rule.get("emit"))]
    relations = sorted({word for emit in emits for word in emit.split() if re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", word) and len(word) > 2 and word != "topic"})
    name = relations[0] if len(relations) == 1 else f"readings: {path.stem}" if not relations else path.stem
    families = (data.get("families") or {}).values()
    count = [len(rules), sum(len(as_list(rule.get("match"))) for rule in rules),
             sum(len(as_list(family.get("verbs"))) for family in families), sum(len(as_list(family.get("nouns"))) for family in families)]
    return not relations, f"| [{name}]({path.name}) | " + " | ".join(map(str, count)) + " |"


def main():
    folder = pathlib.Path(sys.argv[1])
    rows = sorted(filter(None, (row(path) for path in sorted(folder.glob("*.yaml")) if path.name != "pack.yaml")))
    table = "\n".join([HEAD, "| --- | --- | --- | --- | --- |", *(line for _, line in rows)])
    readme = folder / "README.md"
    text = readme.read_text(encoding="utf-8")
    start = text.index(HEAD)
    end = text.index("\n\n", start)
    if "--check" in sys.argv[2:]:
        if text[start:end] != table:
            sys.exit(f"{readme}: the table is not what the files hold; tools/pack_counts.py {sys.argv[1]} writes it anew")
        return
    readme.write_text(text[:start] + table + text[end:], encoding="utf-8")


main()
