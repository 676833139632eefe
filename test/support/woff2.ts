import { brotliDecompressSync } from 'node:zlib';

/** Tags of WOFF2 by their number, up to the last one that is looked for. */
const TAGS = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'OS/2', 'post', 'cvt ', 'fpgm', 'glyf', 'loca'];
const [OTHER_TAG, GLYF, LOCA] = [63, TAGS.indexOf('glyf'), TAGS.indexOf('loca')];
const HEADER_BYTES = 48;

/** The code points of a WOFF2 font, by its own table. */
export function codesOfWoff2(font: Buffer): ReadonlySet<number> {
  let at = HEADER_BYTES;
  let before = 0;
  let cmap: readonly [number, number] | undefined;
  const next = (): number => {
    for (let value = 0; ;) {
      const byte = font.readUInt8(at++);
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  for (let table = font.readUInt16BE(12); table > 0; table -= 1) {
    const flags = font.readUInt8(at++);
    const tag = flags & 63;
    if (tag === OTHER_TAG) at += 4;
    const length = next();
    const isTransformed = tag === GLYF || tag === LOCA ? flags >> 6 !== 3 : flags >> 6 !== 0;
    const stored = isTransformed ? next() : length;
    if (TAGS[tag] === 'cmap') cmap = [before, stored];
    before += stored;
  }
  const tables = brotliDecompressSync(font.subarray(at, at + font.readUInt32BE(20)));
  const [start, length] = cmap ?? [0, 0];
  return codesIn(tables.subarray(start, start + length));
}

function codesIn(cmap: Buffer): ReadonlySet<number> {
  const codes = new Set<number>();
  for (let entry = 0; entry < cmap.readUInt16BE(2); entry += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(8 + entry * 8));
    const format = table.readUInt16BE(0);
    if (format === 4) addSegments(table, codes);
    if (format === 12) addGroups(table, codes);
  }
  return codes;
}

function addSegments(table: Buffer, codes: Set<number>): void {
  const bytes = table.readUInt16BE(6);
  for (let at = 0; at < bytes; at += 2) {
    const [end, start] = [table.readUInt16BE(14 + at), table.readUInt16BE(16 + bytes + at)];
    const delta = table.readUInt16BE(16 + bytes * 2 + at);
    const place = 16 + bytes * 3 + at;
    const offset = table.readUInt16BE(place);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const glyph = offset === 0 ? (code + delta) & 0xffff : table.readUInt16BE(place + offset + (code - start) * 2);
      if (glyph !== 0) codes.add(code);
    }
  }
}

function addGroups(table: Buffer, codes: Set<number>): void {
  for (let group = 0; group < table.readUInt32BE(12); group += 1) {
    const at = 16 + group * 12;
    for (let code = table.readUInt32BE(at); code <= table.readUInt32BE(at + 4); code += 1) codes.add(code);
  }
}
