/** What lies beside an auditor's pack: how to verify it without us, in words and as a program of thirty lines. */
export const howToVerify = `AN AUDITOR'S PACK OF TIMÓN

history.csv, security.csv      to read: every change and who made it; every event around rights and secrets
history.jsonl, security.jsonl  to verify: one line for each entry, in the order of the chain
seals.csv                      the head of each chain at the moments it was sealed
manifest.json                  who made this pack and when, the SHA-256 of each file, where each chain begins and ends in it
verify.mjs                     does all of the following: node verify.mjs

How to verify it yourself. All hashes are SHA-256; hexadecimal in the files, bytes where they are hashed.
1. The SHA-256 of each file is the one in manifest.json.
2. Begin with chains.<stream>.after.hash of manifest.json (for position 0 that is the hash of nothing). For each line:
     digest = sha256(entry as UTF-8)            where "entry" is given; else "digest" is given, because who asked for the
                                                 pack may not read all of the entry
     hash   = sha256(hash before + digest)      must be the "hash" of the line; positions count up by one
   The last must be chains.<stream>.to.hash.
3. The last element of an entry is, as a text, a JSON object of commitments or null. For each of "values":
     sha256(salt + said as UTF-8)               must be the commitment under the name of its "part"
   A commitment without a value belongs to what was erased at the request of the person it told of.
4. Each seal of seals.csv whose position is in the pack has the hash of that position. Compare the seals with those of
   packs you were given earlier and with journal/anchors.jsonl of other copies: a chain that was rewritten has other seals.

EL PAQUETE DEL AUDITOR DE TIMÓN

history.csv y security.csv se leen; history.jsonl y security.jsonl se comprueban, una línea por asiento en el orden de la
cadena; seals.csv trae los sellos; manifest.json dice quién lo hizo, cuándo, y el SHA-256 de cada archivo. «node verify.mjs»
hace los cuatro pasos descritos arriba. Un compromiso sin valor es de algo borrado a petición de la persona de quien hablaba.
`;

export const verifyScript = `import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const fail = (sentence) => { console.error(sentence); process.exit(1); };
const here = (name) => new URL(name, import.meta.url);
const manifest = JSON.parse(readFileSync(here('manifest.json'), 'utf8'));

for (const [name, { sha256: expected }] of Object.entries(manifest.files)) {
  const hash = createHash('sha256');
  for await (const part of createReadStream(here(name))) hash.update(part);
  if (hash.digest('hex') !== expected) fail(name + ' is not the file that was handed out.');
}
const sealed = new Map(readFileSync(here('seals.csv'), 'utf8').trim().split('\\r\\n').slice(1)
  .map((line) => line.split(',')).map(([stream, position, hash]) => [stream + ' ' + position, hash]));
for (const [stream, { after, to }] of Object.entries(manifest.chains)) {
  let { position, hash } = after;
  let erased = 0;
  let withheld = 0;
  for await (const text of createInterface({ input: createReadStream(here(stream + '.jsonl')) })) {
    const line = JSON.parse(text);
    const digest = line.entry === undefined ? Buffer.from(line.digest, 'hex') : sha256(line.entry);
    hash = sha256(Buffer.from(hash, 'hex'), digest).toString('hex');
    if (line.position !== ++position || line.hash !== hash) fail(stream + ' is broken at position ' + position + '.');
    if ((sealed.get(stream + ' ' + position) ?? hash) !== hash) fail(stream + ' is not as sealed at position ' + position + '.');
    if (line.entry === undefined) { withheld += 1; continue; }
    const commitments = JSON.parse(JSON.parse(line.entry).at(-1) ?? '{}') ?? {};
    for (const { part, salt, said } of line.values)
      if (sha256(Buffer.from(salt, 'hex'), said).toString('hex') !== commitments[part]) fail(stream + ' has another value at position ' + position + '.');
    erased += Object.keys(commitments).length - line.values.length;
  }
  if (position !== to.position || hash !== to.hash) fail(stream + ' ends too early.');
  process.stdout.write(stream + ': unbroken from position ' + (after.position + 1) + ' to ' + position + ', ' + withheld + ' withheld, ' + erased + ' values erased\\n');
}
`;
