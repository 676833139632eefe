import { createRequire } from 'node:module';
import { isJsonObject } from '#libs/protocol';

const require = createRequire(import.meta.url);

export interface SlicedFontOptions {
  /** An npm package of Fontsource: its `unicode.json` names the characters of each of its files. */
  readonly package: string;
  /** What it is used for; its files have more. */
  readonly characters: RegExp;
  readonly family: string;
  /** Of a character, in hundredths of the font's size. */
  readonly width: number;
  /** The renderer draws the thinnest weight of a variable font, so the letters are outlined with their own colour. */
  readonly isThin: boolean;
}

/** A font of a script with many letters, in many small files with some of them each. */
export class SlicedFont {
  /** By code point; read when the first of its characters is met. */
  private files: ReadonlyMap<number, string> | undefined;

  constructor(readonly options: SlicedFontOptions) {}

  /** The file with that character, as `package/files/name`; undefined: it is not this font's. */
  fileWith(character: string): string | undefined {
    if (!this.options.characters.test(character)) return undefined;
    this.files ??= this.read();
    return this.files.get(character.codePointAt(0) ?? 0);
  }

  private read(): ReadonlyMap<number, string> {
    const { package: name, characters } = this.options;
    const subsets: unknown = require(`${name}/unicode.json`);
    const files = new Map<number, string>();
    for (const [subset, ranges] of Object.entries(isJsonObject(subsets) ? subsets : {})) {
      const file = `${name}/files/${name.replace(/^.*\//, '')}-${subset.replaceAll(/[[\]]/g, '')}-wght-normal.woff2`;
      for (const code of codesIn(String(ranges)))
        if (characters.test(String.fromCodePoint(code))) files.set(code, file);
    }
    return files;
  }
}

/** Of `U+4e00-4e07,U+4e09`. */
function codesIn(ranges: string): readonly number[] {
  return ranges.split(',').flatMap((range) => {
    const [first = 0, last = first] = range
      .replace('U+', '')
      .split('-')
      .map((code) => Number.parseInt(code, 16));
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}
