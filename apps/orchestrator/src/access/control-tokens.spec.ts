import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { ControlTokens } from './control-tokens.js';
import { isApiKey } from './key-entry.js';

const SECRET = Buffer.alloc(32, 7);
const GAME = '6f2b1ff6-2a3c-4e0e-8b90-0f8a3f6f9a10';

describe('a control token', () => {
  const tokens = new ControlTokens(SECRET);

  it('is the same for every replica and after a restart, and another with another secret', () => {
    expect(new ControlTokens(Buffer.from(SECRET)).of(GAME)).toBe(tokens.of(GAME));
    expect(new ControlTokens(Buffer.alloc(32, 8)).of(GAME)).not.toBe(tokens.of(GAME));
  });

  it('can stand where a key stands', () => {
    expect(isApiKey(tokens.of(GAME))).toBe(true);
  });

  it.each([
    { name: 'of another game', shown: tokens.of('another') },
    { name: 'without its end', shown: tokens.of(GAME).slice(0, -1) },
    { name: 'with something after it', shown: `${tokens.of(GAME)}x` },
    { name: 'in other case', shown: tokens.of(GAME).toUpperCase() },
    { name: 'that is nothing', shown: '' },
    { name: 'as long, of other characters', shown: 'é'.repeat(23) },
  ])('is not one $name', ({ shown }) => {
    expect(tokens.isOf(GAME, tokens.of(GAME))).toBe(true);
    expect(tokens.isOf(GAME, shown)).toBe(false);
  });

  it('shows no secret when what makes it is printed', () => {
    const printed = inspect(tokens, { depth: 9 }) + JSON.stringify(tokens);
    expect(printed).not.toContain(SECRET.toString('base64'));
    expect(printed).not.toMatch(/07 07 07|7,7,7/);
  });
});
