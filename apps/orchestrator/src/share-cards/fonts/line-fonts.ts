/** A font for whole lines, of a script whose letters are joined or stacked: the renderer cannot mix such a font with others. */
export interface LineFont {
  readonly family: string;
  /** What makes a line one of this font. */
  readonly letters: RegExp;
  /** All else that it has, or more; the rest of the line is left out. */
  readonly missing: RegExp;
  /** As in an import. None: every card has them. */
  readonly files: readonly string[];
  /** Of a letter, and of a mark that takes room, in hundredths of the font's size. */
  readonly width: number;
  readonly markWidth: number;
  /** How much wider than the page's font the Latin letters are. */
  readonly latin: number;
}

/** Latin letters and punctuation that both have. */
const LATIN =
  '\\u0020-\\u007E\\u00A0-\\u00A3\\u00A5\\u00A7-\\u00AB\\u00AE-\\u00B0\\u00B4\\u00B6-\\u00B8\\u00BA-\\u00BB' +
  '\\u00BF-\\u0107\\u010A-\\u0113\\u0116-\\u011B\\u011E-\\u0123\\u012A-\\u012B\\u012E-\\u0131\\u0136-\\u0137' +
  '\\u0139-\\u013E\\u0141-\\u0148\\u0150-\\u0155\\u0158-\\u015B\\u015E-\\u0161\\u0164-\\u0165\\u016A-\\u016B' +
  '\\u016E-\\u017E\\u2010\\u2013-\\u2014\\u2018-\\u201A\\u201C-\\u201E\\u2022\\u2026\\u20AC\\u2122\\u2212';

const DEVANAGARI: LineFont = {
  family: 'Noto Sans Devanagari',
  letters: /[\u0900-\u097F]/u,
  missing: new RegExp(`[^${LATIN}\\u0900-\\u097F\\u20B9]+`, 'gu'),
  files: filesOf({ package: '@expo-google-fonts/noto-sans-devanagari', name: 'NotoSansDevanagari' }),
  width: 66,
  markWidth: 30,
  latin: 1.08,
};
const THAI: LineFont = {
  family: 'Noto Sans Thai',
  letters: /[\u0E01-\u0E3A\u0E3F-\u0E5B]/u,
  missing: new RegExp(`[^${LATIN}\\u0E01-\\u0E3A\\u0E3F-\\u0E5B]+`, 'gu'),
  files: filesOf({ package: '@expo-google-fonts/noto-sans-thai', name: 'NotoSansThai' }),
  width: 64,
  markWidth: 0,
  latin: 1.08,
};
/** Arabic, Hebrew, N'Ko, and marks that no letter has together with its base. */
const OTHERS: LineFont = {
  family: 'DejaVu Sans',
  letters: /[\u0590-\u08FF\uFB1D-\uFB4F\p{M}]/u,
  missing:
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}\u3001-\u30FF\uFF01-\uFF9F\u{1F000}-\u{1FAFF}]+/gu,
  files: [],
  width: 72,
  markWidth: 30,
  latin: 1.22,
};
/** Cyrillic, Greek and others, which the page's font has not. */
const OTHER_LETTER =
  /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}]/u;
const LINE_FONTS: readonly LineFont[] = [DEVANAGARI, THAI, OTHERS];

function filesOf(font: { readonly package: string; readonly name: string }): readonly string[] {
  return ['400Regular', '700Bold'].map((weight) => `${font.package}/${weight}/${font.name}_${weight}.ttf`);
}

/** The font of the first such letter; undefined: the line has none. */
export function lineFontOf(line: string): LineFont | undefined {
  const found = LINE_FONTS.map((font) => ({ font, at: line.search(font.letters) })).filter(({ at }) => at >= 0);
  return found.toSorted((one, other) => one.at - other.at)[0]?.font;
}

/** The family of a line without such a font, where it is not the page's; letters of other fonts may stand in it. */
export function familyOf(line: string): string | undefined {
  return OTHER_LETTER.test(line) ? OTHERS.family : undefined;
}

/** How much wider than the page's font Latin letters are in a line. */
export function latinIn(line: string): number {
  return lineFontOf(line)?.latin ?? (OTHER_LETTER.test(line) ? OTHERS.latin : 1);
}

export function lineFontFilesFor(text: string): readonly string[] {
  return LINE_FONTS.filter(({ letters }) => letters.test(text)).flatMap(({ files }) => files);
}

/** Characters that only the fonts for whole lines have. */
export function isInLineFont(character: string): boolean {
  return DEVANAGARI.letters.test(character) || THAI.letters.test(character);
}
