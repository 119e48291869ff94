import assert from "node:assert/strict";
import { createRequire } from "node:module";
import test from "node:test";
const require = createRequire(import.meta.url);
const { serverStart } = require("../out/src/programSettings.js");
const { packFolder, isOfPack } = require("../out/src/ruleFiles.js");
const { reportOf, asOutput } = require("../out/src/report.js");

const unset = { path: "relata", corpus: "", packs: "" };

test("without settings the program on the PATH runs in the workspace", () => {
  assert.deepEqual(serverStart(unset, "/w", { PATH: "/bin" }), { command: "relata", args: ["lsp"], cwd: "/w", env: { PATH: "/bin" }, initializationOptions: {} });
});

test("relative paths start at the workspace; without one they stay as they are", () => {
  const set = { path: "build/relata", corpus: "pinned", packs: "rules" };
  const start = serverStart(set, "/w", {});
  assert.equal(start.command, "/w/build/relata");
  assert.deepEqual(start.initializationOptions, { corpus: "/w/pinned" });
  assert.deepEqual(start.env, { RELATA_PACKS: "rules" });
  assert.equal(serverStart(set, undefined, {}).command, "build/relata");
});

test("an emptied setting is the default", () => {
  assert.equal(serverStart({ ...unset, path: "  " }, "/w", {}).command, "relata");
});

test("a rule file is a *.yaml with a pack.yaml in its folder or above it", () => {
  const isFile = (name) => name === "/w/rules/deals/pack.yaml";
  assert.equal(packFolder("/w/rules/deals/verbs/buy.yaml", isFile), "/w/rules/deals");
  assert.ok(isOfPack("/w/rules/deals/pack.yaml", isFile));
  assert.ok(!isOfPack("/w/rules/deals/names.tsv", isFile));
  assert.ok(!isOfPack("/w/rules/other/buy.yaml", isFile));
});

test("only an answer with a title and a text is a report", () => {
  assert.deepEqual(reportOf({ title: "met", text: "passed\n", more: 1 }), { title: "met", text: "passed\n" });
  for (const answer of [null, undefined, "met", { title: "met" }, { title: 1, text: "" }]) assert.equal(reportOf(answer), undefined);
  assert.equal(asOutput({ title: "met", text: "passed\n\n" }), "met\n---\npassed\n");
});
