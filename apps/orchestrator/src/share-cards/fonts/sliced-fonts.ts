import { SlicedFont } from './sliced-font.js';

/** Chinese and Japanese letters with their punctuation, full and half widths; but not the newest letters. */
const HAN =
  /[\u2E80-\u2FDF\u3400-\u4DB5\u4E00-\u9FEF\u{20000}-\u{2FA1F}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3001-\u301F\u30A0-\u30FF\uFF01-\uFF9F]/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const EMOJI = /[\p{Emoji_Presentation}\u{1F300}-\u{1FAFF}]/u;
/** Whichever of them is loaded for a card. */
const FAMILY = 'Noto Sans SC Thin, Noto Sans JP Thin, Noto Sans KR Thin';

const WIDE = { family: FAMILY, width: 100, isThin: true };
const CHINESE = new SlicedFont({ ...WIDE, package: '@fontsource-variable/noto-sans-sc', characters: HAN });
const JAPANESE = new SlicedFont({ ...WIDE, package: '@fontsource-variable/noto-sans-jp', characters: HAN });
const KOREAN = new SlicedFont({
  ...WIDE,
  package: '@fontsource-variable/noto-sans-kr',
  characters: /\p{Script=Hangul}/u,
  width: 93,
});
const EMOJIS = new SlicedFont({
  package: '@fontsource-variable/noto-emoji',
  characters: EMOJI,
  family: 'Noto Emoji',
  width: 129,
  isThin: false,
});
export const SLICED_FONTS: readonly SlicedFont[] = [CHINESE, JAPANESE, KOREAN, EMOJIS];
const JAPANESE_FIRST = [JAPANESE, CHINESE, KOREAN, EMOJIS];

export function slicedFontOf(character: string): SlicedFont | undefined {
  return SLICED_FONTS.find((font) => font.fileWith(character) !== undefined);
}

/** The files that a text needs. The same sign may look different in Chinese and in Japanese. */
export function slicesFor(text: string): readonly string[] {
  const fonts = KANA.test(text) ? JAPANESE_FIRST : SLICED_FONTS;
  const files = Array.from(new Set(text), (character) => {
    for (const font of fonts) {
      const file = font.fileWith(character);
      if (file !== undefined) return file;
    }
    return undefined;
  });
  return [...new Set(files)].filter((file) => file !== undefined).toSorted();
}
