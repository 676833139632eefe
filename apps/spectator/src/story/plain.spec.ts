import { describe, expect, it } from '@jest/globals';
import { gameEvent } from './game-event.js';
import { MAX_TEXT_CHARS, plain } from '#libs/views';

describe("a stranger's text", () => {
  it.each([
    { what: 'markup stays what was typed', text: '<b onclick="x()">Ada</b>', shown: '<b onclick="x()">Ada</b>' },
    { what: 'direction overrides are gone', text: 'pay \u202E001$\u202C now \u2067x\u2069', shown: 'pay 001$ now x' },
    { what: 'control characters are gone', text: 'a\u0000b\u0007c\u001B[31md', shown: 'abc[31md' },
    { what: 'lines become one', text: 'a\n\n\tb\u2028c', shown: 'a b c' },
    { what: 'invisible spaces are gone', text: 'A\u200Bd\uFEFFa\u00AD', shown: 'Ada' },
    { what: 'half characters are gone', text: 'a\uD83Db', shown: 'ab' },
    { what: 'towers of marks are cut', text: `Z${'\u0301'.repeat(50)}`, shown: 'Z\u0301\u0301' },
    { what: 'emoji, also joined ones, stay', text: '👩‍🚀🎲', shown: '👩‍🚀🎲' },
    { what: 'right-to-left scripts stay', text: 'שלום مرحبا', shown: 'שלום مرحبا' },
  ])('$what', ({ text, shown }) => {
    expect(plain(text)).toBe(shown);
  });

  it('is bounded, however long it is', () => {
    expect(plain('x'.repeat(10_000))).toHaveLength(MAX_TEXT_CHARS);
    expect(plain('x'.repeat(10_000)).endsWith('x…')).toBe(true);
    expect(plain(' '.repeat(1_000_000))).toBe('…');
  });

  it('is never cut in the middle of a character', () => {
    expect(plain('🎲'.repeat(20), 6)).toBe('🎲🎲…');
  });

  it('is plain wherever in a payload it stands', () => {
    const event = gameEvent('agent:decision', 1, null, {
      player_name: 'A\u202Eda',
      action: { type: 'propose_trade', trade: { message: 'x'.repeat(10_000), give: { properties: ['b\u0000'] } } },
    });
    expect(event.fields['player_name']).toBe('Ada');
    expect(JSON.stringify(event.fields).length).toBeLessThan(2_500);
    expect(JSON.stringify(event.fields)).toContain('"properties":["b"]');
  });

  it('does not take the page with it when it is nested without end', () => {
    let deep: unknown = 'x';
    for (let depth = 0; depth < 5_000; depth += 1) deep = { deep };
    expect(gameEvent('agent:chat', 1, null, { deep }).fields).toEqual({
      deep: { deep: { deep: { deep: { deep: { deep: null } } } } },
    });
  });
});
