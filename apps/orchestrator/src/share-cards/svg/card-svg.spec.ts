import { describe, expect, it } from '@jest/globals';
import { HOSTILE_VIEWS } from '../../../../../test/support/hostile-views.js';
import { INVENTED } from '../../../../../test/support/invented-views.js';
import { cardOf } from '../model/card-of.js';
import { monopolyOf, playersOf, subjectOf, thought } from '../testing/subjects.js';
import { cardSvg } from './card-svg.js';
import { fitted, label, wrapped } from './label.js';
import { widthOf } from './type.js';

const BOLD = { size: 20, weight: 700 } as const;
const MARKUP = `"><image href="file:///etc/passwd"/><script>&'</script>\u0000\uFFFE`;
/** All that a card is drawn with: nothing that loads, runs or is animated. */
const DRAWN = new Set(['svg', 'g', 'rect', 'circle', 'path', 'polygon', 'polyline', 'text', 'tspan', 'clipPath']);

/** Every name of an element, and of an attribute, in well-formed markup; throws where it is none. */
function namesIn(svg: string): { readonly elements: ReadonlySet<string>; readonly attributes: ReadonlySet<string> } {
  const [elements, attributes, open] = [new Set<string>(), new Set<string>(), [] as string[]];
  const rest = svg.replaceAll(
    /<(\/?)([a-zA-Z]+)((?: [a-zA-Z:-]+="[^"<>]*")*)>/g,
    (_, end: string, name: string, given: string) => {
      if (end === '/') expect(open.pop()).toBe(name);
      else open.push(name);
      elements.add(name);
      for (const [, attribute = ''] of given.matchAll(/ ([a-zA-Z:-]+)="/g)) attributes.add(attribute);
      return '';
    },
  );
  expect(open).toEqual([]);
  expect(rest).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot|#39);)|\p{Cc}|\uFFFE/u);
  return { elements, attributes };
}

function expectHarmless(svg: string): void {
  const { elements, attributes } = namesIn(svg);
  expect([...elements].filter((name) => !DRAWN.has(name))).toEqual([]);
  expect([...attributes].filter((name) => /href|^on|style|filter|begin/i.test(name))).toEqual([]);
}

describe('the drawing of a card', () => {
  it.each(Object.keys(INVENTED) as (keyof typeof INVENTED)[])('has the board of any game: %s', (name) => {
    const { names, states } = INVENTED[name];
    const state = states.at(-1) ?? {};
    const svg = cardSvg(cardOf(subjectOf({ ...state, players: playersOf(names) }, { names })));
    expectHarmless(svg);
    expect(svg.length).toBeGreaterThan(2_000);
    expect(svg.length).toBeLessThan(60_000);
  });

  it.each([2, 4, 8])('has the board of Monopoly with %d seats, a token for each that plays', (seats) => {
    const svg = cardSvg(cardOf(monopolyOf(seats, { events: [thought(0, 'I keep my cash for the rent.')] })));
    expectHarmless(svg);
    expect(svg).toContain('I keep my cash for the');
    expect(svg.match(/>\$[\d,]+</g)).toHaveLength(seats > 3 ? seats - 1 : seats);
  });

  it('has who is in jail in the cell, and who just visits on the way around it', () => {
    const spotsWith = (inJail: readonly boolean[]): readonly (readonly number[])[] => {
      const players = inJail.map((in_jail, seat) => ({ id: `p${seat}`, name: 'A', cash: 5, position: 10, in_jail }));
      const names = players.map(({ name }) => name);
      const svg = cardSvg(cardOf(subjectOf({ players, properties: [] }, { names })));
      const marks = [...svg.matchAll(/translate\(([\d.]+) ([\d.]+)\) scale\(([\d.]+)\)/g)];
      // The middle of each shape of a seat in the corner of the board.
      const middles = marks.map(([, x, y, scale]) => [Number(x) + 12 * Number(scale), Number(y) + 12 * Number(scale)]);
      return middles.filter(([x = 0, y = 0]) => x > 34 && x < 103 && y > 528 && y < 597);
    };
    const [free, both, locked] = [[false], [true, false], [true]].map(spotsWith);
    expect(free).toHaveLength(1);
    expect(both).toEqual([...(locked ?? []), ...(free ?? [])]);
    expect(locked?.[0]?.[0]).toBeGreaterThan((free?.[0]?.[0] ?? 0) + 15);
    expect(locked?.[0]?.[1]).toBeLessThan((free?.[0]?.[1] ?? 0) - 15);
    expect(new Set(spotsWith(Array.from({ length: 8 }, () => true)).map(String)).size).toBe(8);
    expect(new Set(spotsWith(Array.from({ length: 8 }, () => false)).map(String)).size).toBe(8);
  });

  it('names what its bar shows, where it has one', () => {
    const standings = [0, 1].map((seat) => ({ player_id: `p${seat}`, rank: 1, score: 4 }));
    const view = { kind: 'text', text: 'x' };
    expect(cardSvg(cardOf(monopolyOf(2)))).toContain('>Share of net worth<');
    expect(cardSvg(cardOf(subjectOf({ view, standings })))).toContain('>Share of the score<');
    expect(cardSvg(cardOf(subjectOf({ view })))).not.toContain('>Share of');
  });

  it('breaks long lines of prose, and no drawing', () => {
    const prose = 'You are in a maze of twisty little passages, all alike, and it is dark.';
    const boardOf = (text: string): string => cardSvg(cardOf(subjectOf({ view: { kind: 'text', text } })));
    expect(boardOf(prose)).toContain('>passages, all alike, and it is dark.<');
    const drawing = `${prose}\n+-----+`;
    expect(boardOf(drawing)).toContain(`>${prose}<`);
  });

  it('has the words of strangers as text and nothing else', () => {
    const events = [thought(0, `${MARKUP} ${'and so on '.repeat(9_000)}`)];
    const svg = cardSvg(cardOf(monopolyOf(2, { names: [MARKUP, ']]>&lt;'], gameName: MARKUP, events })));
    expectHarmless(svg);
    expect(svg).toContain('&lt;image href=');
    expect(svg.length).toBeLessThan(30_000);
  });

  it.each(HOSTILE_VIEWS.map((view, at) => ({ view, at })))(
    'is harmless and bounded, whatever the view is: $at',
    ({ view }) => {
      const svg = cardSvg(cardOf(subjectOf({ view })));
      expectHarmless(svg);
      expect(svg.length).toBeLessThan(700_000);
    },
  );
});

describe('a line of text', () => {
  it('is cut with an ellipsis where it is too wide', () => {
    expect(fitted('Lady Luck', BOLD, 500)).toBe('Lady Luck');
    const cut = fitted('Professor Pennypincher', BOLD, 120);
    expect(cut).toMatch(/^Professor.*…$/);
    expect(widthOf(cut, BOLD)).toBeLessThanOrEqual(120);
  });

  it('is wrapped at spaces, and within a word that is too long', () => {
    expect(wrapped('one two three', BOLD, 80, 3)).toEqual(['one two', 'three']);
    const lines = wrapped('W'.repeat(60), BOLD, 100, 3);
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(widthOf(line, BOLD)).toBeLessThanOrEqual(100);
    expect(lines[2]).toMatch(/W…$/);
  });

  it('is broken between the words of Thai, and at letters of Chinese, but not before a full stop', () => {
    const thai = 'ฉันต้องการซื้อที่ดินแปลงนี้เพราะราคาถูกมาก';
    const words = new Set(['ฉัน', 'ต้องการ', 'ซื้อ', 'ที่ดิน', 'แปลง', 'นี้', 'เพราะ', 'ราคา', 'ถูก', 'มาก']);
    const lines = wrapped(thai, BOLD, 130, 9);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.join('')).toBe(thai);
    for (const line of lines) expect([...words].some((word) => line.startsWith(word))).toBe(true);
    expect(wrapped('我想买下这块地。因为', BOLD, 145, 3)).toEqual(['我想买下这块', '地。因为']);
  });

  it('is escaped', () => {
    expect(label(`<&"'>`, BOLD, { x: 0, y: 0, fill: '#fff' })).toMatch(/>&lt;&amp;&quot;&#39;&gt;<\/text>$/);
  });
});
