const WIDE =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}|[\uFF01-\uFF60]/u;
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Columns that a terminal shows a text in, as far as that can be known: fonts differ. */
export function widthOf(text: string): number {
  return Array.from(text).reduce((width, character) => width + widthOfCharacter(character), 0);
}

/** Cut or filled to a number of columns. */
export function fitted(text: string, columns: number, isRight = false): string {
  let shown = '';
  let width = 0;
  for (const character of text) {
    const next = width + widthOfCharacter(character);
    if (next > columns) break;
    shown += character;
    width = next;
  }
  const space = ' '.repeat(Math.max(0, columns - width));
  return isRight ? space + shown : shown + space;
}

function widthOfCharacter(character: string): number {
  if (NO_WIDTH.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
