import assert from "node:assert/strict";
import { createRequire } from "node:module";
import Module from "node:module";
import test from "node:test";
const require = createRequire(import.meta.url);

/** Stands for whatever the editor's API holds: a class to extend, a function to call, a value to read. */
function anything() {
  return new Proxy(class {}, {
    get: (target, name) => (name in target || typeof name === "symbol" ? target[name] : (target[name] = anything())),
    apply: () => anything(),
  });
}

test("the bundle loads where the editor's API is, and may be left before it was entered", async () => {
  const load = Module._load;
  Module._load = (name, ...rest) => (name === "vscode" ? anything() : load(name, ...rest));
  try {
    const extension = require("../out/extension.js");
    assert.equal(typeof extension.activate, "function");
    await extension.deactivate();
  } finally {
    Module._load = load;
  }
});
