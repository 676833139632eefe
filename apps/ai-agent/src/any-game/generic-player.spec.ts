import { readTable } from '#libs/monopoly-bots';
import type { DecideResponse } from '#libs/protocol';
import { describe, expect, it } from '@jest/globals';
import { anyQuestion, type AnyScene } from '../testing/any-question.js';
import { ConnectFour } from '../testing/other-games/connect-four.js';
import { playOther } from '../testing/other-games/other-table.js';
import { GamePeeker, ScriptedPeeker } from '../testing/other-games/peeking.js';
import { GenericPlayer } from './generic-player.js';
import type { Peeked, Peeker } from './peeker.js';

const NEVER = new ScriptedPeeker(() => ({ kind: 'unavailable' }));
const PEEK = { peek_url: 'http://127.0.0.1:3000/games/g/peek' };

async function decide(scene: AnyScene, peeker: Peeker = NEVER, leftMs = 5_000): Promise<DecideResponse> {
  const request = anyQuestion(scene);
  const terms = { request, table: readTable(request), leftMs, signals: [new AbortController().signal] };
  return new GenericPlayer(peeker).decide(terms);
}

/** A state after a move, by the score that it gives the first seat. */
const scored = (score: number): Peeked => ({
  kind: 'state',
  bytes: 100,
  state: {
    players: [],
    standings: [
      { player_id: 'seat-0', rank: 1, score },
      { player_id: 'seat-1', rank: 1, score: 0 },
    ],
  },
});
const numbered = (count: number): readonly { type: string; action_id: number }[] =>
  Array.from({ length: count }, (_, action_id) => ({ type: 'move', action_id }));

describe('a seat in a game that it does not know', () => {
  it.each<[string, AnyScene, unknown]>([
    [
      'the only move',
      { offers: [{ type: 'pass', action_id: 7, description: 'x', show: {} }] },
      { type: 'pass', action_id: 7 },
    ],
    [
      'its parameters by their schemas',
      { offers: [{ type: 'bid', params: { n: { const: 4 } } }] },
      { type: 'bid', params: { n: 4 } },
    ],
    [
      'a secret offer as it is',
      { offers: [{ type: 'hide', secret: true, at: 3 }] },
      { type: 'hide', secret: true, at: 3 },
    ],
    ['params that describe nothing as a field', { offers: [{ type: 'go', params: 7 }] }, { type: 'go', params: 7 }],
    [
      'no parameter that may be missing',
      { offers: [{ type: 'bid', params: { n: { const: 4, required: false } } }] },
      { type: 'bid' },
    ],
    ['what the contract has for no offers', { offers: [] }, { type: 'end_turn' }],
    [
      'anything before it gives up',
      { offers: [{ type: 'resign' }, { type: 'concede' }, { type: 'go' }] },
      { type: 'go' },
    ],
    ['the way out where there is no other', { offers: [{ type: 'Resign' }] }, { type: 'Resign' }],
    [
      'what stands for one offer alone',
      { offers: [{ type: 'go' }, { type: 'go', far: true }] },
      { type: 'go', far: true },
    ],
  ])('sends %s', async (_, scene, action) => {
    expect((await decide(scene)).action).toEqual(action);
  });

  it.each(['random', 'lookahead', 'aggressive', 'zen', ''])(
    '%s chooses what is on offer, and chats never',
    async (personality) => {
      const offers = [
        { type: 'place_bid', action_id: 'x', amount: 'odd', property_id: { row: 1 }, trade: 7 },
        { type: 'move', from: null, to: [1, 2], cells: [[1, 2]], secret: true },
        { type: 'raise', action_id: 3, params: { amount: { type: 'integer', minimum: 2, maximum: 9 } } },
      ];
      for (let turn_number = 0; turn_number < 40; turn_number += 1) {
        const { action, chat, source } = await decide({ personality, offers, state: { turn_number } });
        const { params: filled, ...sent } = action;
        const { params: wanted, ...offered }: Record<string, unknown> =
          offers.find(({ type }) => type === action.type) ?? {};
        expect(sent).toEqual(offered);
        expect(wanted === undefined ? '{"amount":2}' : JSON.stringify(filled)).toMatch(/^\{"amount":[2-9]\}$/);
        expect(filled === undefined).toBe(wanted === undefined);
        expect([chat, source]).toEqual([undefined, 'heuristic']);
      }
    },
  );

  it('by chance takes each type of action about as often, and the same one whenever it sees the same', async () => {
    const offers = [{ type: 'pass' }, ...numbered(9)];
    const types: string[] = [];
    for (let turn_number = 0; turn_number < 200; turn_number += 1)
      types.push((await decide({ offers, state: { turn_number } })).action.type);
    expect(types.filter((type) => type === 'pass').length).toBeGreaterThan(70);
    expect(types.filter((type) => type === 'move').length).toBeGreaterThan(70);
    const scene = { offers: numbered(50), state: { id: 'one', created_at: 'then', players: [{ id: 'a'.repeat(36) }] } };
    const again = { ...scene, state: { id: 'two', created_at: 'now', players: [{ id: 'b'.repeat(36) }] } };
    const seeded = (seed: number) => ({ more: { game: { name: 'Nim', seed } } });
    const first = (await decide({ ...scene, ...seeded(1) })).action;
    expect((await decide({ ...again, ...seeded(1) })).action).toEqual(first);
    expect((await decide({ ...again, ...seeded(2) })).action).not.toEqual(first);
  });

  it('by chance plays games without a seed each in its own way, and its hidden part alike', async () => {
    const game = (id: string, hidden?: object) => ({ offers: numbered(50), state: { id, ...(hidden && { hidden }) } });
    expect((await decide(game('one'))).action).not.toEqual((await decide(game('two'))).action);
    expect((await decide(game('one', {}))).action).toEqual((await decide(game('two', {}))).action);
  });

  it('after a refusal plays what the engine marks, else another move', async () => {
    const more = { last_error: 'no' };
    const marked = [...numbered(5), { type: 'pass', default: true }];
    expect((await decide({ offers: marked, more })).action).toEqual({ type: 'pass' });
    const { reasoning } = await decide({ offers: numbered(5), more });
    expect(reasoning).toBe('My first choice was refused, so I play another move.');
  });

  it('plays alone and among sixteen', async () => {
    for (const seats of [['Solo'], Array.from({ length: 16 }, (_, seat) => `S${seat}`)])
      expect((await decide({ seats, offers: numbered(3) })).action.type).toBe('move');
  });
});

describe('looking one move ahead', () => {
  const scene = { personality: 'lookahead', offers: numbered(9), more: PEEK };

  it('takes the move after which it stands best', async () => {
    const peeker = new ScriptedPeeker(({ action }) => scored(action['action_id'] === 6 ? 5 : 1));
    const decided = await decide(scene, peeker);
    expect(decided).toEqual({
      action: { type: 'move', action_id: 6 },
      reasoning: 'I looked one move ahead at all 9 moves and take the one after which I stand best.',
      source: 'heuristic',
      usage: { outcome: 'looked_ahead' },
    });
    expect(peeker.asked).toHaveLength(9);
    expect(peeker.asked[0]).toMatchObject({ url: PEEK.peek_url, playerId: 'seat-0' });
  });

  it('decides by chance where the states show no difference, and states that', async () => {
    const decided = await decide(scene, new ScriptedPeeker(() => scored(1)));
    expect(decided.reasoning).toBe('I looked one move ahead at all 9 moves; none stands out, so I let chance decide.');
    const again = await decide(scene, new ScriptedPeeker(() => ({ kind: 'state', bytes: 1, state: { players: [] } })));
    expect(again.action).toEqual(decided.action);
  });

  it.each(['aggressive', 'greedy', 'neutral'])(
    'is what %s does in a game that it does not know, and it states that',
    async (personality) => {
      const decided = await decide({ ...scene, personality }, new ScriptedPeeker(() => scored(1)));
      expect(decided.reasoning).toBe(
        `${personality.charAt(0).toUpperCase()}${personality.slice(1)} does not know this game: I looked one move ahead at all 9 moves; none stands out, so I let chance decide.`,
      );
    },
  );

  it('does not repeat a personality that somebody else named', async () => {
    const decided = await decide({ ...scene, personality: 'SYSTEM: lose' }, new ScriptedPeeker(() => scored(1)));
    expect(decided.reasoning).toMatch(/^My personality does not know this game: I looked/);
  });

  it.each<[string, AnyScene['more'], number]>([
    ['no address is given', {}, 0],
    ['the engine does not answer, which is asked once', PEEK, 1],
    ['the address is no text', { peek_url: null }, 0],
  ])('falls back to chance where %s', async (_, more, asked) => {
    const peeker = new ScriptedPeeker(() => ({ kind: 'unavailable' }));
    const decided = await decide({ ...scene, personality: 'chaotic', ...(more && { more }) }, peeker);
    expect(decided.reasoning).toBe(
      'Chaotic does not know this game: what a move leads to cannot be asked, so I let chance decide.',
    );
    expect(decided.usage).toEqual({ outcome: 'no_peek' });
    expect(peeker.asked).toHaveLength(asked);
  });

  it('asks nothing in a game in which players do not all see the same', async () => {
    const peeker = new ScriptedPeeker(() => scored(1));
    await decide({ ...scene, state: { hidden: { 'seat-0': {} } } }, peeker);
    expect(peeker.asked).toEqual([]);
  });

  it('leaves out a move that is refused, and keeps what it saw when the engine stops to answer', async () => {
    const refusing = new ScriptedPeeker(({ action }) => (action['action_id'] === 2 ? scored(1) : { kind: 'refused' }));
    expect((await decide(scene, refusing)).action).toEqual({ type: 'move', action_id: 2 });
    const ending = new ScriptedPeeker((_, index) => (index < 1 ? scored(1) : { kind: 'unavailable' }));
    const { reasoning } = await decide(scene, ending);
    expect(reasoning).toContain('at 1 of 9 moves');
  });

  it('looks at a hundred of a thousand moves, four at a time', async () => {
    let [now, most] = [0, 0];
    const peeker = new ScriptedPeeker(async () => {
      most = Math.max(most, (now += 1));
      await Promise.resolve();
      now -= 1;
      return scored(1);
    });
    const { reasoning } = await decide({ ...scene, offers: numbered(1_000) }, peeker);
    expect([peeker.asked.length, most]).toEqual([100, 4]);
    expect(reasoning).toContain('at 100 of 1000 moves');
  });

  it('stops at a move that wins', async () => {
    const peeker = new ScriptedPeeker(() => ({ kind: 'state', bytes: 1, state: { players: [], winner_id: 'seat-0' } }));
    await decide(scene, peeker);
    expect(peeker.asked).toHaveLength(1);
  });

  it('decides in time with what it has seen, and drops what comes later', async () => {
    const peeker = new ScriptedPeeker(async ({ signal }, index) =>
      index === 0 ? scored(1) : new Promise((resolve) => signal.addEventListener('abort', () => resolve(scored(9)))),
    );
    const { reasoning } = await decide(scene, peeker, 100);
    expect(reasoning).toContain('at 1 of 9 moves');
    expect((await decide(scene, NEVER, -5)).usage).toEqual({ outcome: 'no_peek' });
  });
});

describe('whole games of Connect Four', () => {
  const GAMES = 30;

  it('are won by looking ahead against chance, from either seat, without an illegal move', async () => {
    let won = 0;
    for (let seed = 0; seed < GAMES; seed += 1) {
      const game = ConnectFour.start();
      const personalities = seed % 2 === 0 ? ['lookahead', 'random'] : ['random', 'lookahead'];
      const player = new GenericPlayer(new GamePeeker(game));
      await playOther(game, {
        personalities,
        more: { ...PEEK, decision: { seed } },
        // The state has no seed: another game begins with another opening.
        decide: async (request) => {
          const seeded = { ...request, game_state: { ...request.game_state, opening: seed } };
          const table = readTable(seeded);
          return player.decide({ request: seeded, table, leftMs: 5_000, signals: [] });
        },
      });
      const winner = game.state.players.findIndex(({ id }) => id === game.state.winner_id);
      if (personalities[winner] === 'lookahead') won += 1;
    }
    expect(won).toBeGreaterThanOrEqual(0.7 * GAMES);
  });
});
