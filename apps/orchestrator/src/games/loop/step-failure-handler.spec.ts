import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RUNNING } from '../domain/testing/sessions.js';
import { EngineFailure } from '../ports/index.js';
import { LoopHarness } from '../testing/loop-harness.js';
import { StepFailureHandler } from './step-failure-handler.js';

describe('a game whose engine failed a step', () => {
  let harness: LoopHarness;
  let id: string;
  beforeEach(async () => {
    harness = await LoopHarness.set();
    id = await harness.game('instant', (opened) => ({ ...RUNNING, id: opened.id, engineGameId: opened.engineGameId }));
  });
  afterEach(async () => harness[Symbol.asyncDispose]());

  it.each([
    { failure: new EngineFailure('nonsense', 'no state'), game: { status: 'failed', code: 'engine_nonsense' } },
    { failure: new EngineFailure('refused', 'no', 422), game: { status: 'failed', code: 'engine_refused' } },
    { failure: new EngineFailure('refused', 'gone', 404), game: { status: 'failed', code: 'engine_lost_game' } },
    { failure: new EngineFailure('refused', 'gone', 410), game: { status: 'failed', code: 'engine_lost_game' } },
    { failure: new EngineFailure('away', 'no answer'), game: { status: 'paused', by: 'dependency' } },
    { failure: new EngineFailure('aborted', 'called off'), game: { status: 'running' } },
  ])('is $game.status $game.code after $failure.kind $failure.status', async ({ failure, game }) => {
    await harness.get(StepFailureHandler).handle({ gameId: id, step: 1 }, failure, 1, new AbortController().signal);
    expect(await harness.store.find(id)).toMatchObject(game);
  });

  it('fails after five steps in a row that broke for a reason of ours', async () => {
    const handler = harness.get(StepFailureHandler);
    await handler.handle({ gameId: id, step: 1 }, new Error('a bug'), 4, AbortSignal.abort());
    expect(await harness.store.find(id)).toMatchObject({ status: 'running' });
    await handler.handle({ gameId: id, step: 1 }, new Error('a bug'), 5, AbortSignal.abort());
    expect(await harness.store.find(id)).toMatchObject({ status: 'failed', code: 'internal_error' });
  });
});
