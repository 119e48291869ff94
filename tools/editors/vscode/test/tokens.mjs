// Tokens of a rule file as an editor sees them: the grammars, run by the engine that VS Code runs them with.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
const oniguruma = require("vscode-oniguruma");
const textmate = require("vscode-textmate");

const folder = new URL("../syntaxes/", import.meta.url);
const files = { "source.relata": "relata.tmLanguage.json", "source.relata-pattern": "relata-pattern.tmLanguage.json" };

async function grammar() {
  const wasm = await readFile(require.resolve("vscode-oniguruma/release/onig.wasm"));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) => textmate.parseRawGrammar(await readFile(new URL(files[scope], folder), "utf8"), files[scope]),
  });
  return registry.loadGrammar("source.relata");
}

const loaded = grammar();

/** Each piece of the text with its innermost scope: [["match", "entity.name.tag.relata"], ...]; what has none is left out. */
export async function tokens(text) {
  const rules = await loaded;
  const found = [];
  let state = textmate.INITIAL;
  for (const line of text.split("\n")) {
    const read = rules.tokenizeLine(line, state);
    state = read.ruleStack;
    for (const token of read.tokens) {
      const piece = line.slice(token.startIndex, token.endIndex);
      if (token.scopes.length > 1 && piece.trim() !== "") found.push([piece, token.scopes.at(-1).replace(/\.relata$/, "")]);
    }
  }
  return found;
}
