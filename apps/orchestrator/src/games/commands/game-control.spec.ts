import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal, type Refusal } from '../domain/refusal.js';
import { type GameSession, READY } from '../domain/session.js';
import { LoopTable } from '../testing/loop-table.js';

/** As after an operator paused it. */
const paused = (session: GameSession): GameSession => {
  const { id, engineGameId, seats, speed, turnTimeout, maxTurns, seed, seq, createdAt, updatedAt } = session;
  const { state, stateSeq, turn, turnCount, step, refusals, lastRefusal } = session;
  const table = { id, engineGameId, seats, speed, turnTimeout, maxTurns, seed, seq, createdAt, updatedAt };
  const course = { state, stateSeq, turn, turnCount, step, refusals, lastRefusal };
  return { ...table, ...course, status: 'paused', stage: READY, by: 'operator', stepping: false };
};

describe('control of a paused game', () => {
  let table: LoopTable;
  let id: string;
  beforeEach(async () => {
    table = await LoopTable.set();
    id = await table.game('instant', paused);
  });
  afterEach(async () => table[Symbol.asyncDispose]());

  const inHand = (outcome: GameSession | Refusal): unknown =>
    isRefusal(outcome) ? outcome : { status: outcome.status, step: outcome.step };

  it('has a step done, and answers the game after it', async () => {
    const before = await table.store.find(id);
    expect(inHand(await table.control.step(id))).toEqual({ status: 'paused', step: (before?.step ?? 0) + 1 });
    expect(table.names()).toContain('turn:action');
  });

  it('has it run on when it is resumed', async () => {
    expect(inHand(await table.control.resume(id))).toMatchObject({ status: 'running' });
    await table.until('turn:action', 2);
    expect(inHand(await table.control.stop(id))).toMatchObject({ status: 'stopped' });
  });
});
