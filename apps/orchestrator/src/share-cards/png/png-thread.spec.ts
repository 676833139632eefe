import { afterAll, describe, expect, it } from '@jest/globals';
import { cardOf } from '../model/card-of.js';
import { CARD_HEIGHT, CARD_WIDTH, cardSvg } from '../svg/card-svg.js';
import { label } from '../svg/label.js';
import { element } from '../svg/markup.js';
import { type Type, widthOf } from '../svg/type.js';
import { monopolyOf, thought } from '../testing/subjects.js';
import { PngThread } from './png-thread.js';

/** Where the board with the quote ends. */
const SIDE_FROM = 610;
/** No font has it: a box is drawn. */
const NOWHERE = '\uE000';

/** In one script each; the second of two looks different. */
const TEXTS = [
  ['小明', '小月'],
  ['臺灣', '台湾'],
  ['さくら', 'さくり'],
  ['カタカナ', 'カタカタ'],
  ['한글', '한국'],
  ['สวัสดี', 'สวัสดิ'],
  ['नमस्ते', 'नमस्ती'],
  ['مرحبا', 'مرحبت'],
  ['שלום', 'שלוש'],
  ['Иван', 'Иваш'],
  ['😀🎲', '😀🚀'],
] as const;

describe('a text on a card', () => {
  const thread = new PngThread();
  afterAll(async () => thread.close());

  /** The part of a line's drawing that is right of a place. */
  async function drawn(text: string, type: Type, from = 0): Promise<string> {
    const line = label(text, type, { x: 0, y: 40, fill: '#ffffff' });
    const viewBox = `${from} 0 600 60`;
    const attributes = {
      xmlns: 'http://www.w3.org/2000/svg',
      width: 600,
      height: 60,
      viewBox,
      'font-family': 'Figtree',
    };
    return (await thread.draw(element('svg', attributes, line))).toString('base64');
  }

  it.each(TEXTS)('is drawn in letters of its script, in both weights: %s', async (text, other) => {
    const boxes = NOWHERE.repeat(Array.from(text).length);
    const [regular, bold] = await Promise.all(
      ([400, 700] as const).map(async (weight) =>
        Promise.all([text, other, boxes, ''].map(async (line) => drawn(line, { size: 36, weight }))),
      ),
    );
    expect([regular, bold].map((images) => new Set(images).size)).toEqual([4, 4]);
    expect(regular?.[0] === bold?.[0]).toBe(text.includes('😀'));
  });

  it.each([
    ...TEXTS.map(([text]) => text),
    'मैं इसे खरीदूंगा, it is cheap',
    'กำลังทำ ค้าขาย and wins',
    'مرحبا leads by $1,550',
    'Иван leads by $20',
    'WWW 小明 leads',
  ])('is no wider than it is taken for: %s', async (text) => {
    for (const weight of [400, 700] as const) {
      const type = { size: 30, weight };
      const [taken, nothing] = [widthOf(text, type), await drawn('', type)];
      expect(await drawn(text, type, taken * 1.04 + 2)).toBe(nothing);
      expect(await drawn(text, type, taken * 0.6)).not.toBe(nothing);
    }
  });
});

describe('a hostile text', () => {
  const thread = new PngThread();
  afterAll(async () => thread.close());
  const everything = Array.from({ length: 5_000 }, (_, index) => String.fromCodePoint(0x4e00 + index * 4)).join('');

  it.each([
    ['of letters from every file', everything],
    ['of stacked marks', `A long thought: a${'\u0300\u0489'.repeat(5_000)}`],
    ['that turns the direction', '\u202E\u2067\u061Cabc \u05D0'.repeat(2_000)],
    ['of a script for each letter', '\u0915\u0E01\u05D0\u4E00\u0416\uAC00a'.repeat(2_000)],
    ['of one long word', '\u0915\u094D'.repeat(10_000)],
  ])('stays in its place: %s', async (_, quote) => {
    const side = async (text: string): Promise<string> => {
      const card = cardOf(monopolyOf(2, { events: [thought(0, text)] }));
      expect(card.quote).not.toBeNull();
      const whole = `viewBox="0 0 ${CARD_WIDTH} ${CARD_HEIGHT}"`;
      const cut = cardSvg(card).replace(whole, `viewBox="${SIDE_FROM} 0 ${CARD_WIDTH} ${CARD_HEIGHT}"`);
      return (await thread.draw(cut)).toString('base64');
    };
    expect(await side(quote)).toBe(await side('I think of nothing at all.'));
  });
});
