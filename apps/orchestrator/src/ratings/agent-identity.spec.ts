import { describe, expect, it } from '@jest/globals';
import type { SeatUsage } from '#libs/protocol';
import { identityOf, idOf, partyOf, ratedAs } from './agent-identity.js';

const SEAT = { id: 'p1', name: 'Ada', personality: 'bold', model: null, url: null };

describe('the identity of an agent', () => {
  it.each([
    { given: 'https://user:secret@agents.example/bold?token=t#top', shown: 'https://agents.example/bold' },
    { given: 'http://localhost:9000/', shown: 'http://localhost:9000' },
    { given: 'not an address', shown: 'unknown' },
  ])('shows $given as $shown', ({ given, shown }) => {
    expect(identityOf({ ...SEAT, url: given }).url).toBe(shown);
  });

  it('is the same in every game, whatever the seat and the token', () => {
    const one = identityOf({ ...SEAT, url: 'http://a.example?token=1' });
    const other = identityOf({ ...SEAT, id: 'p2', url: 'http://a.example?token=2' });
    expect(idOf(one)).toBe(idOf(other));
  });

  it('is for ever what ratings are stored under', () => {
    expect(idOf(identityOf(SEAT))).toBe('418a6af119821a6e483455abdaece9e495f62eeeac3a650eb6b9bc21b9849aca');
  });

  it.each([{ name: 'Bob' }, { personality: 'shy' }, { model: 'm' }, { url: 'http://a.example' }])(
    'is another one with %j',
    (change) => {
      expect(idOf(identityOf({ ...SEAT, ...change }))).not.toBe(idOf(identityOf(SEAT)));
    },
  );
});

describe('the identity of an agent that has proven who it is', () => {
  const KEY = 'f'.repeat(32);
  const proven = (change: object = {}) => identityOf({ ...SEAT, identity: KEY, ...change });

  it.each([{ personality: 'shy' }, { model: 'm' }, { url: 'http://a.example' }, { id: 'p2' }])(
    'is the same with %j',
    (change) => {
      expect(idOf(proven(change))).toBe(idOf(proven()));
    },
  );

  it('is another one with another name or another key, and without a key', () => {
    const others = [proven({ name: 'Bob' }), proven({ identity: 'e'.repeat(32) }), identityOf(SEAT)];
    expect(new Set([proven(), ...others].map(idOf)).size).toBe(4);
  });

  it('has one party behind all names of a key', () => {
    expect(partyOf(proven({ name: 'Bob' }))).toBe(partyOf(proven()));
    expect(partyOf(identityOf({ ...SEAT, name: 'Bob' }))).not.toBe(partyOf(identityOf(SEAT)));
  });

  it('counts by name and key where it has a model, too', () => {
    expect(ratedAs({ ...SEAT, model: 'gpt', identity: KEY }, undefined, 0.95)).toEqual(proven());
  });
});

describe('the identity of a seat with a model', () => {
  const seat = { ...SEAT, model: 'gpt', modelOptions: { seed: 1, temperature: 0 } };
  const NOBODY = { model: 0, heuristic: 0, forced: 0, agent: 0, default: 0 };
  const account = (by: Partial<typeof NOBODY>, share: number | null, more: Partial<SeatUsage> = {}): SeatUsage => ({
    player_id: 'p1',
    player_name: 'Ada',
    decisions: 10,
    defaults: 0,
    timeouts: 0,
    attempts: 0,
    unreported_attempts: 0,
    input_tokens: 0,
    output_tokens: 0,
    cached_tokens: 0,
    cost_usd: null,
    decided_by: { ...NOBODY, ...by },
    model_share: share,
    ...more,
  });

  it.each([
    { it: 'all decisions were its model’s', of: account({ model: 10 }, 1), kind: 'model' },
    { it: 'just enough were', of: account({ model: 19, default: 1 }, 0.95), kind: 'model' },
    { it: 'too few were', of: account({ model: 18, heuristic: 2 }, 0.9), kind: 'fallback' },
    { it: 'none was, all by default', of: account({ default: 10 }, 0), kind: 'fallback' },
    { it: 'none was, all by heuristic', of: account({ heuristic: 10 }, 0), kind: 'fallback' },
    { it: 'its agent does not report it', of: account({ agent: 9, default: 1 }, 0), kind: undefined },
    { it: 'an earlier version counted nothing', of: account({}, 0), kind: undefined },
    { it: 'an earlier version wrote no account', of: undefined, kind: undefined },
  ])('is $kind where $it', ({ of, kind }) => {
    expect(ratedAs(seat, of, 0.95).kind).toBe(kind);
  });

  it('is the model with its parameters, in any order, and prompt version, whatever the seat', () => {
    const of = account({ model: 10 }, 1, { model_info: { provider: 'openai', model: 'gpt', prompt_version: '7' } });
    const one = ratedAs(seat, of, 0.95);
    expect(one).toMatchObject({ name: 'gpt', model: 'gpt', prompt_version: '7', parameters: { seed: 1 } });
    const other = { ...seat, name: 'Bob', personality: 'shy', modelOptions: { temperature: 0, seed: 1 } };
    expect(idOf(ratedAs(other, of, 0.95))).toBe(idOf(one));
    const mixed = ratedAs(seat, { ...of, model_info_changed: ['prompt_version'] }, 0.95);
    const different = [
      mixed,
      ratedAs({ ...seat, modelOptions: { seed: 2 } }, of, 0.95),
      ratedAs(seat, account({ heuristic: 1 }, 0), 0.95),
    ];
    expect(new Set([one, ...different].map(idOf)).size).toBe(4);
    expect(mixed.prompt_version).toBe('mixed');
  });
});
