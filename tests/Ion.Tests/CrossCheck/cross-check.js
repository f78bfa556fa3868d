// Copies each Ion document of a file with ion-js into both formats and hashes it with ion-hash-js.
// Input: documents, each behind its length (32 bits, little-endian). Output: a line of three Base64 columns for each.
'use strict';
const fs = require('fs');
const path = require('path');
const [modules, file] = process.argv.slice(2);
const ion = require(path.join(modules, 'node_modules', 'ion-js'));
const ionHash = require(path.join(modules, 'node_modules', 'ion-hash-js'));

function copy(document, writer) {
  writer.writeValues(ion.makeReader(document));
  writer.close();
  return Buffer.from(writer.getBytes()).toString('base64');
}

function hash(document) {
  const reader = ionHash.makeHashReader(ion.makeReader(document), ionHash.cryptoHasherProvider('sha256'));
  reader.next();
  reader.next();
  return Buffer.from(reader.digest()).toString('base64');
}

const data = fs.readFileSync(file);
for (let i = 0; i < data.length;) {
  const length = data.readUInt32LE(i);
  const document = data.subarray(i + 4, i + 4 + length);
  i += 4 + length;
  try {
    console.log([copy(document, ion.makeBinaryWriter()), copy(document, ion.makeTextWriter()), hash(document)].join('\t'));
  } catch (e) {
    console.log(`error\t${e.message.split('\n')[0]}`);
  }
}
