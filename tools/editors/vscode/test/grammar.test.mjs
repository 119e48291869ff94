import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { tokens } from "./tokens.mjs";

const rule = `layer: relations   # where it runs
rules:
  - id: met
    match: '{a:Agent} <meet> {b:Person|Country.plural}{rest}'
    emit: a met b
`;

const scopeOf = async (text, piece) => (await tokens(text)).find(([found]) => found === piece)?.[1];

test("slots, types, forms, parts and names of a pattern are told apart", async () => {
  const expected = {
    match: "entity.name.tag", a: "variable.parameter.slot", Agent: "entity.name.type", meet: "entity.name.function", Person: "entity.name.type",
    "|": "keyword.operator.alternative", ".plural": "storage.modifier.form", "{rest}": "keyword.control.part",
  };
  for (const [piece, scope] of Object.entries(expected)) assert.equal(await scopeOf(rule, piece), scope, piece);
  assert.equal(await scopeOf(rule, " where it runs"), "comment.line.number-sign");
});

test("a pattern ends with its quote, and a doubled quote does not end it", async () => {
  const text = "    unless: {after: '(''s)? {Agent}', before: 'no '}\n    emit: a met b";
  assert.equal(await scopeOf(text, "''"), "constant.character.escape.quote");
  assert.equal(await scopeOf(text, "Agent"), "entity.name.type");
  assert.equal(await scopeOf(text, "before"), "entity.name.tag");
  assert.equal(await scopeOf(text, "emit"), "entity.name.tag");
});

test("patterns in lists and blocks are patterns, and the key behind them is a key", async () => {
  for (const text of [
    "    match:\n      - '{x:Agent} won'\n      - >-\n        {y:Place} fell\n    emit: x won y",
    "    match: |-\n      {x:Agent} won\n\n      {y:Place} fell\n    emit: x won y",
    "  - match:\n      - '{x:Agent} won'\n      - '{y:Place} fell'\n    emit: x won y",
    "    match:\n    - '{x:Agent} won'\n    - '{y:Place} fell'\n    emit: x won y",
  ]) {
    assert.equal(await scopeOf(text, "Agent"), "entity.name.type", text);
    assert.equal(await scopeOf(text, "Place"), "entity.name.type", text);
    assert.equal(await scopeOf(text, "emit"), "entity.name.tag", text);
  }
});

test("a brace that is neither slot nor part nor repetition is shown as wrong", async () => {
  assert.equal(await scopeOf("    match: '{agent} met'", "{"), "invalid.illegal.brace");
  assert.equal(await scopeOf("    match: 'a{2,3} met'", "{2,3}"), "keyword.operator.quantifier");
});

test("a sentence in a test is no pattern", async () => {
  assert.equal(await scopeOf("      - text: '{a:Agent} is not news'", "Agent"), undefined);
});

test("a suppression shows its code and its reason", async () => {
  const text = "    # relata: allow M010: both families are meant";
  assert.equal(await scopeOf(text, "M010"), "constant.other.code");
  assert.equal(await scopeOf(text, "both families are meant"), "string.unquoted.reason");
});

test("no brace in the rules that ship is shown as wrong", async () => {
  const source = process.env.RELATA_SOURCE ?? fileURLToPath(new URL("../../../../", import.meta.url));
  const packs = join(source, "rules");
  const wrong = [];
  for (const name of await readdir(packs, { recursive: true })) {
    if (!name.endsWith(".yaml") || name.includes("/tests/") || name.endsWith("pack.yaml")) continue;
    for (const [piece, scope] of await tokens(await readFile(join(packs, name), "utf8"))) if (scope.startsWith("invalid")) wrong.push(`${name}: ${piece}`);
  }
  assert.deepEqual(wrong, []);
});
