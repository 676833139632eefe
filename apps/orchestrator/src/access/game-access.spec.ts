import { describe, expect, it } from '@jest/globals';
import { ApiKeys } from './api-keys.js';
import { ControlTokens } from './control-tokens.js';
import { GameAccess, isDenial, type Right, type WatchMode } from './game-access.js';

const CREATE = 'key-that-creates-0815';
const CONTROL = 'key-that-controls-0815';
const ADMIN = 'key-of-the-admin-0815';
const KEYS = [`ci:create:${CREATE}`, `ops:control:${CONTROL}`, `root:admin:${ADMIN}`];

const tokens = new ControlTokens(Buffer.alloc(32, 7));
const creators = {
  creatorOf: async (id: string) =>
    new Map([
      ['own', 'ci'],
      ['other', 'root'],
    ]).get(id),
};

/** The caller that is let in, or the code of the refusal. */
async function assessed(right: Right, shown: readonly string[], watch: WatchMode = 'open', keys = ApiKeys.of(...KEYS)) {
  const outcome = await new GameAccess(keys, tokens, creators, watch).assess(right, shown);
  if (isDenial(outcome)) return outcome.code;
  return outcome.by === 'key' ? outcome.key.name : outcome.by;
}

const control = (gameId?: string): Right => ({ to: 'control', gameId });

describe('what a scope may do', () => {
  it.each<[Right, string, string, string]>([
    [{ to: 'create' }, 'ci', 'insufficient_scope', 'root'],
    [control('own'), 'ci', 'ops', 'root'],
    [control('other'), 'insufficient_scope', 'ops', 'root'],
    [control('nobody-knows'), 'insufficient_scope', 'ops', 'root'],
    [control(), 'insufficient_scope', 'ops', 'root'],
    [{ to: 'admin' }, 'insufficient_scope', 'insufficient_scope', 'root'],
    [{ to: 'watch', gameId: 'other' }, 'ci', 'ops', 'root'],
    [{ to: 'watch' }, 'ci', 'ops', 'root'],
  ])('%j: create %s, control %s, admin %s', async (right, create, operate, admin) => {
    const answers = [CREATE, CONTROL, ADMIN].map(async (key) => assessed(right, [key], 'keys'));
    expect(await Promise.all(answers)).toEqual([create, operate, admin]);
  });

  it('is enough in one of several keys', async () => {
    expect(await assessed(control('other'), ['a-proxy-of-its-own', CREATE, CONTROL])).toBe('ops');
    expect(await assessed(control('own'), [CREATE, tokens.of('own')])).toBe('token');
  });
});

describe('a control token', () => {
  it.each<[Right, string]>([
    [control('own'), 'token'],
    [{ to: 'watch', gameId: 'own' }, 'token'],
    [control('other'), 'api_key_unknown'],
    [{ to: 'watch', gameId: 'other' }, 'api_key_unknown'],
    [{ to: 'watch' }, 'api_key_unknown'],
    [control(), 'api_key_unknown'],
    [{ to: 'create' }, 'api_key_unknown'],
    [{ to: 'admin', gameId: 'own' }, 'api_key_unknown'],
  ])('of a game is for %j: %s', async (right, outcome) => {
    expect(await assessed(right, [tokens.of('own')], 'keys')).toBe(outcome);
  });
});

describe('without a key', () => {
  it('games are watched where watching is open, and nothing else is done', async () => {
    expect(await assessed({ to: 'watch' }, [])).toBe('open');
    expect(await assessed({ to: 'watch' }, ['of-somebody-else-0815'])).toBe('open');
    for (const right of [{ to: 'create' }, control('own'), { to: 'admin' }] satisfies Right[]) {
      expect(await assessed(right, [])).toBe('api_key_missing');
      expect(await assessed(right, ['of-somebody-else-0815'])).toBe('api_key_unknown');
    }
  });

  it('games are not watched where that takes one', async () => {
    expect(await assessed({ to: 'watch' }, [], 'keys')).toBe('api_key_missing');
    expect(await assessed({ to: 'watch' }, ['of-somebody-else-0815'], 'keys')).toBe('api_key_unknown');
  });

  it('everything is done where there are no keys at all', async () => {
    expect(await assessed({ to: 'admin' }, [], 'open', new ApiKeys())).toBe('open');
  });
});
