import { describe, expect, it } from '@jest/globals';
import type { DecidedBy } from '#libs/protocol';
import { accounts, booked } from './accounts.js';
import { isGameOutOfBudget, isOutOfBudget } from './game-budget.js';
import { withOutcome } from './outcomes.js';
import type { PerSeat } from './per-seat.js';
import { withInfo } from './seat-model.js';
import { NOTHING, type SeatTotals, type Tally, together } from './seat-totals.js';
import { withReplacement } from './seats.js';
import type { GameSession } from './session.js';
import { ANN, BOB, RUNNING } from './testing/sessions.js';

const TALLY: Tally = { decidedBy: 'agent', timeouts: 0, usage: null };

function after(session: GameSession, ...tallies: readonly (readonly [string, Partial<Tally>])[]): GameSession {
  let now = session;
  for (const [seat, tally] of tallies) now = { ...now, totals: booked(now, seat, { ...TALLY, ...tally }).totals };
  return now;
}

describe('the accounts of a game', () => {
  it('add up for each seat what it decided and used', () => {
    const tokens = { input_tokens: 100, output_tokens: 20, cached_tokens: 50 };
    const usage = { attempts: 3, unreported_attempts: 2, ...tokens, cost_usd: 0.1 };
    const session = after(
      RUNNING,
      [ANN, { usage: { ...usage, reasoning_tokens: 7 }, decidedBy: 'model', outcome: 'answered' }],
      [ANN, { usage: { ...usage, cost_usd: 0.2 } }],
      [ANN, { decidedBy: 'default', timeouts: 1, outcome: 'timeout' }],
      [BOB, {}],
    );
    const noAttempts = { attempts: 0, unreported_attempts: 0 };
    const nothing = { defaults: 0, timeouts: 0, ...noAttempts, input_tokens: 0, output_tokens: 0, cached_tokens: 0 };
    expect(accounts(session)).toEqual([
      {
        player_id: ANN,
        player_name: 'Ann',
        decisions: 3,
        defaults: 1,
        timeouts: 1,
        attempts: 6,
        unreported_attempts: 4,
        input_tokens: 200,
        output_tokens: 40,
        cached_tokens: 100,
        cost_usd: 0.3,
        reasoning_tokens: 7,
        decided_by: { model: 1, heuristic: 0, forced: 0, agent: 1, default: 1 },
        model_share: 1 / 3,
        outcomes: { answered: 1, timeout: 1 },
      },
      {
        player_id: BOB,
        player_name: 'Bob',
        decisions: 1,
        ...nothing,
        cost_usd: null,
        reasoning_tokens: 0,
        decided_by: { model: 0, heuristic: 0, forced: 0, agent: 1, default: 0 },
        model_share: null,
        outcomes: {},
      },
    ]);
  });

  it('of a game that was written down before there were any are empty', () => {
    expect(accounts(RUNNING).map(({ decisions }) => decisions)).toEqual([0, 0]);
  });

  it('of a game that was written down by an older version count on from nothing', () => {
    const totals = { [ANN]: { ...NOTHING, attempts: 1, unreportedAttempts: undefined } };
    const session = { ...RUNNING, totals: JSON.parse(JSON.stringify(totals)) as PerSeat<SeatTotals> };
    expect(accounts(session)[0]).toMatchObject({ attempts: 1, unreported_attempts: 0 });
    const usage = { attempts: 1, unreported_attempts: 1 };
    expect(accounts(after(session, [ANN, { usage }]))[0]).toMatchObject({ attempts: 2, unreported_attempts: 1 });
  });

  it('hold the part of its model of the decisions that were not forced', () => {
    const seats = RUNNING.seats.map((seat) => ({ ...seat, model: seat.id === ANN ? 'gpt' : null }));
    const by = (decidedBy: DecidedBy): readonly [string, Partial<Tally>] => [ANN, { decidedBy }];
    const share = (session: GameSession): unknown => accounts(session)[0]?.model_share;
    const forced = after({ ...RUNNING, seats }, by('forced'), by('forced'));
    expect(share(forced)).toBeNull();
    expect(share(after(forced, by('model'), by('model'), by('heuristic'), by('default')))).toBe(0.5);
  });

  it('name the model as it was last, and what of it was not the same throughout', () => {
    const first = { provider: 'p', model: 'm', prompt_version: '1', parameters: { seed: 1 } };
    const same = withInfo(withInfo(undefined, first), { ...first, parameters: { seed: 1 } });
    expect(same).toEqual({ info: first, changed: [] });
    const second = withInfo(same, { ...first, prompt_version: '2' });
    const [account] = accounts({
      ...RUNNING,
      models: { [ANN]: withInfo(second, { ...first, reported_model: 'm-1' }) },
    });
    expect(account).toMatchObject({
      model_info: { ...first, reported_model: 'm-1' },
      model_info_changed: ['reported_model', 'prompt_version'],
    });
  });

  it('count foreign words for an outcome up to a number, and the rest together', () => {
    const odd = ['constructor', '__proto__', '', 'two words', 'x'.repeat(41)];
    const many = Array.from({ length: 40 }, (_, index) => `word_${index}`);
    const outcomes = [...odd, ...odd, ...many].reduce(withOutcome, {});
    expect(Object.keys(outcomes)).toHaveLength(24);
    expect(outcomes).toMatchObject({ constructor: 2, word_0: 1, other: 8 + 40 - 22 });
    expect(JSON.stringify(outcomes).length).toBeLessThan(500);
  });

  it('are not confused by a seat with the name of what every object has', () => {
    const session: GameSession = { ...RUNNING, seats: RUNNING.seats.map((seat) => ({ ...seat, id: 'constructor' })) };
    expect(accounts(after(session, ['constructor', {}]))[0]).toMatchObject({ decisions: 1, cost_usd: null });
  });
});

describe('a budget', () => {
  const tokens = (input_tokens: number): Partial<Tally> => ({ usage: { input_tokens, output_tokens: 1 } });
  const cost = (cost_usd: number): Partial<Tally> => ({ usage: { cost_usd } });

  it.each([
    { of: 'tokens', budget: { maxTokens: 100, maxCostUsd: null }, within: tokens(97), past: tokens(1) },
    { of: 'dollars', budget: { maxTokens: null, maxCostUsd: 0.3 }, within: cost(0.2), past: cost(0.1) },
  ])('of $of is that of all seats together, and its end is emitted once', ({ budget, within, past }) => {
    const before = after({ ...RUNNING, allowance: budget }, [ANN, within]);
    expect(isOutOfBudget(before, ANN)).toBe(false);
    const last = booked(before, BOB, { ...TALLY, ...past });
    const spent = { ...before, totals: last.totals };
    expect([ANN, BOB].map((seat) => isOutOfBudget(spent, seat))).toEqual([true, true]);
    expect(last.notices).toMatchObject([
      { event: 'agent:error', payload: { player_id: BOB, player_name: 'Bob', code: 'budget_exhausted' } },
    ]);
    expect(booked(spent, ANN, { ...TALLY, ...past }).notices).toEqual([]);
  });

  it('that there is not is never used up', () => {
    const session = after(RUNNING, [ANN, tokens(1e12)]);
    expect(isGameOutOfBudget(session)).toBe(false);
    expect(isGameOutOfBudget({ ...session, allowance: { maxTokens: null, maxCostUsd: null } })).toBe(false);
  });

  it('counts nothing that the holder of a seat reports, and all of what the agent uses that plays for them later', () => {
    const house = { personality: 'bold', model: 'm', url: null };
    const holder = { digest: '', house, awaySince: '2026-01-01T00:00:00.000Z' };
    const seats = RUNNING.seats.map((seat) => (seat.id === ANN ? { ...seat, holder } : seat));
    const before: GameSession = { ...RUNNING, seats, rejoin: 0, allowance: { maxTokens: 100, maxCostUsd: null } };
    const reported = after(before, [ANN, tokens(1e12)]);
    expect(isGameOutOfBudget(reported)).toBe(false);
    const { session: replaced } = withReplacement(reported, ANN, Date.now());
    const spent = (used: number): boolean => isGameOutOfBudget(after(replaced, [ANN, tokens(used)]));
    expect([spent(98), spent(99)]).toEqual([false, true]);
  });

  it('of one seat is its own: the others go on with their models', () => {
    const budget = { maxTokens: 100, maxCostUsd: null };
    const seats = RUNNING.seats.map((seat) => (seat.id === ANN ? { ...seat, budget } : seat));
    const others = after({ ...RUNNING, seats }, [BOB, tokens(1e12)], [ANN, tokens(90)]);
    expect(isOutOfBudget(others, ANN)).toBe(false);
    const last = booked(others, ANN, { ...TALLY, ...tokens(8) });
    const spent = { ...others, totals: last.totals };
    expect([ANN, BOB].map((seat) => isOutOfBudget(spent, seat))).toEqual([true, false]);
    expect(last.notices).toMatchObject([{ payload: { player_id: ANN, code: 'seat_budget_exhausted' } }]);
    expect(booked(spent, ANN, { ...TALLY, ...tokens(8) }).notices).toEqual([]);
  });

  it('of a seat and of the game can end with one decision', () => {
    const budget = { maxTokens: null, maxCostUsd: 0.5 };
    const seats = RUNNING.seats.map((seat) => ({ ...seat, budget }));
    const { notices } = booked({ ...RUNNING, seats, allowance: budget }, ANN, { ...TALLY, ...cost(0.5) });
    expect(notices).toMatchObject([
      { payload: { code: 'seat_budget_exhausted' } },
      { payload: { code: 'budget_exhausted' } },
    ]);
  });
});

describe('two answers to one question', () => {
  it('cost what they cost together', () => {
    const first = { attempts: 1, input_tokens: 10, cost_usd: 0.1, time_to_first_token_ms: 5, outcome: 'illegal' };
    const second = { attempts: 2, output_tokens: 3, cost_usd: 0.2, time_to_first_token_ms: 9, outcome: 'answered' };
    expect(together(first, second)).toEqual({
      attempts: 3,
      input_tokens: 10,
      output_tokens: 3,
      cost_usd: 0.3,
      time_to_first_token_ms: 5,
      outcome: 'answered',
    });
    expect(together(null, second)).toBe(second);
    expect(together(first, null)).toBe(first);
  });
});
