import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { Blob, Face } from 'harfbuzzjs';
import { codesOfWoff2 } from '../../../../../test/support/woff2.js';
import { isInLineFont, lineFontFilesFor, lineFontOf } from './line-fonts.js';
import { SLICED_FONTS, slicesFor } from './sliced-fonts.js';

const { resolve } = createRequire(import.meta.url);
const LAST_CODE = 0x2fa1f;

/** All characters but controls and surrogates. */
const CHARACTERS = Array.from({ length: LAST_CODE - 0x9f }, (_, index) => index + 0xa0)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code));

function codesOf(file: string): ReadonlySet<number> {
  const font = readFileSync(resolve(file));
  return file.endsWith('.woff2') ? codesOfWoff2(font) : new Set(new Face(new Blob(font)).collectUnicodes());
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

describe('a font in many files', () => {
  it.each(SLICED_FONTS.map((font) => ({ font, name: font.options.package })))(
    'has each character in the file that is named for it: $name',
    ({ font }) => {
      const files = new Map<string, string[]>();
      for (const character of CHARACTERS) {
        const file = font.fileWith(character);
        if (file !== undefined) files.set(file, [...(files.get(file) ?? []), character]);
      }
      const missing = [...files].flatMap(([file, characters]) => {
        const codes = codesOf(file);
        return characters.filter((character) => !codes.has(codeOf(character)));
      });
      expect(missing).toEqual([]);
      expect([...files.values()].flat().length).toBeGreaterThan(1_200);
    },
  );

  it('is read no further than a text needs', () => {
    expect(slicesFor('Lady Luck – Ivan Иван שלום')).toEqual([]);
    expect(slicesFor('한')).toHaveLength(1);
    const files = slicesFor(CHARACTERS.join(''));
    expect(files.length).toBeGreaterThan(100);
    expect(files.length).toBeLessThan(350);
  });

  it('is the Japanese one where the text is Japanese', () => {
    expect(slicesFor('直').join()).toContain('noto-sans-sc');
    expect(slicesFor('直す').join()).not.toContain('noto-sans-sc');
  });
});

describe('a font for whole lines', () => {
  it.each(['नमस्ते', 'สวัสดี'])('has each letter of its script, and Latin ones, in both weights: %s', (line) => {
    const files = lineFontFilesFor(line);
    expect(files).toHaveLength(2);
    const font = lineFontOf(line);
    const own = CHARACTERS.filter((character) => isInLineFont(character) && font?.letters.test(character) === true);
    expect(own.length).toBeGreaterThan(80);
    const kept = CHARACTERS.join('').replace(font?.missing ?? '', '');
    for (const codes of files.map(codesOf)) {
      expect([...own, ...Array.from(kept)].filter((character) => !codes.has(codeOf(character)))).toEqual([]);
    }
  });

  it('is that of the first letter that needs one', () => {
    const families = ['I say नमस्ते, ไทย', 'ไทย नमस्ते', 'مرحبا', 'x\u0301', 'Иван 小明 😀'].map(
      (line) => lineFontOf(line)?.family,
    );
    expect(families).toEqual(['Noto Sans Devanagari', 'Noto Sans Thai', 'DejaVu Sans', 'DejaVu Sans', undefined]);
  });
});
