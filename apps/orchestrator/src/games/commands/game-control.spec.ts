import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '#libs/protocol';
import type { Refusal } from '../domain/refusal.js';
import { type GameSession, READY } from '../domain/session.js';
import { LoopHarness } from '../testing/loop-harness.js';

/** As after an operator paused it. */
const paused = (session: GameSession): GameSession => {
  const { id, engineGameId, seats, speed, turnTimeout, maxTurns, seed, seq, createdAt, updatedAt } = session;
  const { state, stateSeq, turn, turnCount, step, refusals, lastRefusal } = session;
  const base = { id, engineGameId, seats, speed, turnTimeout, maxTurns, seed, seq, createdAt, updatedAt };
  const course = { state, stateSeq, turn, turnCount, step, refusals, lastRefusal };
  return { ...base, ...course, status: 'paused', stage: READY, by: 'operator', stepping: false };
};

describe('control of a paused game', () => {
  let harness: LoopHarness;
  let id: string;
  beforeEach(async () => {
    harness = await LoopHarness.set();
    id = await harness.game('instant', paused);
  });
  afterEach(async () => harness[Symbol.asyncDispose]());

  const inHand = (outcome: GameSession | Refusal): unknown =>
    isRefusal(outcome) ? outcome : { status: outcome.status, step: outcome.step };

  it('has a step done, and answers the game after it', async () => {
    const before = await harness.store.find(id);
    expect(inHand(await harness.control.step(id))).toEqual({ status: 'paused', step: (before?.step ?? 0) + 1 });
    expect(harness.names()).toContain('turn:action');
  });

  it('has it run on when it is resumed', async () => {
    expect(inHand(await harness.control.resume(id))).toMatchObject({ status: 'running' });
    await harness.until('turn:action', 2);
    expect(inHand(await harness.control.stop(id))).toMatchObject({ status: 'stopped' });
  });
});
