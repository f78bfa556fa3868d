// Measures ion-js and ion-hash-js on the files named on the command line: <folder with node_modules> <text> <binary> <small binary...>
'use strict';
const fs = require('fs');
const path = require('path');
const [modules, text, binary, manyText, manyBinary] = process.argv.slice(2);
const ion = require(path.join(modules, 'node_modules', 'ion-js'));
const ionHash = require(path.join(modules, 'node_modules', 'ion-hash-js'));

function split(file) {
  const data = fs.readFileSync(file);
  const pieces = [];
  for (let i = 0; i < data.length;) {
    const length = data.readUInt32LE(i);
    pieces.push(data.subarray(i + 4, i + 4 + length));
    i += 4 + length;
  }
  return pieces;
}

function pull(piece) {
  const reader = ion.makeReader(piece);
  let sum = 0;
  for (;;) {
    const type = reader.next();
    if (type === null) {
      if (reader.depth() === 0) return sum;
      reader.stepOut();
    } else if (type.isContainer && !reader.isNull()) {
      reader.stepIn();
    } else if (type !== ion.IonTypes.STRING) {
      sum += reader.value() === null ? 0 : 1;
    }
  }
}

function write(piece, writer) {
  writer.writeValues(ion.makeReader(piece));
  writer.close();
  return writer.getBytes().length;
}

function hash(piece) {
  return ionHash.digest(piece, 'sha256', ion.load(piece));
}

function measure(name, pieces, action) {
  const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
  let best = Infinity;
  const until = Date.now() + 3000;
  for (let i = 0; i < 2 || (Date.now() < until && i < 20); i++) {
    const start = process.hrtime.bigint();
    for (const piece of pieces) action(piece);
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 1e9);
  }
  console.log(`${name}\t${bytes / 1e6 / best}\t${pieces.length / best}`);
}

function hashReader(piece) {
  const reader = ionHash.makeHashReader(ion.makeReader(piece), ionHash.cryptoHasherProvider('sha256'));
  reader.next();
  reader.next();
  return reader.digest();
}

for (const [form, file, isText] of [['large text', text, true], ['large binary', binary, false], ['small text', manyText, true], ['small binary', manyBinary, false]]) {
  const pieces = split(file);
  measure(`read ${form}`, pieces, pull);
  measure(`write ${form}`, pieces, piece => write(piece, isText ? ion.makeTextWriter() : ion.makeBinaryWriter()));
  if (!isText) measure(`hash ${form}`, pieces, hashReader);
}
