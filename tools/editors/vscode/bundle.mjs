// Makes out/extension.js, the extension with its libraries in one file, and out/licences.txt, theirs. usage: node bundle.mjs
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const bundle = await build({
  entryPoints: ["src/extension.ts"],
  outfile: "out/extension.js",
  bundle: true,
  minify: true,
  platform: "node",
  format: "cjs",
  target: "node18",
  external: ["vscode"],
  legalComments: "none",
  metafile: true,
});

const folderOf = (input) => /^(.*\bnode_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
const folders = [...new Set(Object.keys(bundle.metafile.inputs).map(folderOf).filter(Boolean))].sort();
const licences = folders.map((folder) => {
  const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  return `${name} ${version}\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
});
writeFileSync("out/licences.txt", licences.join(`\n${"-".repeat(80)}\n\n`));
