// Makes page.html of src/: one file with script, style and licences inside. usage: npm ci && node build.mjs [OUTPUT]
import {createHash} from 'node:crypto';
import {readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const output = process.argv[2] || `${here}page.html`;
const bundle = await build({absWorkingDir: here, entryPoints: ['src/main.js'], bundle: true, minify: true, write: false, format: 'iife', target: 'es2020',
  charset: 'ascii', legalComments: 'none', metafile: true});
const style = await build({absWorkingDir: here, entryPoints: ['src/page.css'], minify: true, write: false, target: 'es2020'});

// What the browser hashes is what stands between the tags.
const script = bundle.outputFiles[0].text.trim().replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
const rules = style.outputFiles[0].text.trim();
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = ["default-src 'none'", `script-src ${hash(script)}`, `style-src ${hash(rules)}`, "base-uri 'none'", "form-action 'none'"].join('; ');

const used = [...new Set(Object.keys(bundle.metafile.inputs).map((path) => /^node_modules\/([^/]+)/.exec(path)?.[1]).filter(Boolean))].sort();
const licences = used.map((name) => {
  const folder = `${here}node_modules/${name}/`;
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  return `${name} ${JSON.parse(readFileSync(`${folder}package.json`, 'utf8')).version}\n${readFileSync(folder + file, 'utf8').trim()}`;
}).join('\n\n').replaceAll('--', '- -');

const parts = {policy, licences, style: rules, script};
const page = readFileSync(`${here}src/template.html`, 'utf8').replace(/\{\{(policy|licences|style|script)\}\}/g, (_, name) => parts[name]);
writeFileSync(output, page);
