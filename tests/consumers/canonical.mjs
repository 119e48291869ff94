// The RDFC-1.0 form of one run's outputs, each read by another parser: canonical.mjs STEM prints a hash and a count for each.
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import jsonld from 'jsonld';
import {JsonLdParser} from 'jsonld-streaming-parser';
import n3 from 'n3';
import {canonize, NQuads} from 'rdf-canonize';

const stem = process.argv[2];
const read = (ending) => readFileSync(`${stem}.${ending}`, 'utf8');
const offline = (url) => { throw new Error(`fetches ${url}`); };
const out = {};

async function add(name, dataset) {
  const canonical = await canonize(typeof dataset === 'string' ? NQuads.parse(dataset) : dataset, {algorithm: 'RDFC-1.0', format: 'application/n-quads'});
  const lines = canonical.split('\n').filter(Boolean);
  out[name] = {quads: lines.length, hash: createHash('sha256').update(canonical).digest('hex')};
  return lines;
}

function written(quads) {
  const writer = new n3.Writer({format: 'application/n-quads'});
  writer.addQuads(quads);
  return new Promise((resolve, reject) => writer.end((error, text) => (error ? reject(error) : resolve(text))));
}

function streamed(text) {
  return new Promise((resolve, reject) => {
    const quads = [];
    const parser = new JsonLdParser({streamingProfile: true, strictValues: true});
    parser.on('data', (quad) => quads.push(quad)).on('error', reject).on('end', () => resolve(quads));
    for (let at = 0; at < text.length; at += 65536) parser.write(text.slice(at, at + 65536));
    parser.end();
  });
}

const lines = await add('nq', read('nq'));
out.is_canonical = read('nq').split('\n').filter(Boolean).sort().join('\n') === [...lines].sort().join('\n');
await add('trig', await written(new n3.Parser({format: 'application/trig'}).parse(read('trig'))));
await add('jsonld', await jsonld.toRDF(JSON.parse(read('jsonld')), {safe: true, documentLoader: offline}));
await add('jsonld_streamed', await written(await streamed(read('jsonld'))));
const union = new Set(lines.map((line) => line.replace(/ <[^<>]*> \.$/, ' .')));
await add('union', [...union].join('\n') + '\n');
await add('nt', read('nt'));
console.log(JSON.stringify(out));
