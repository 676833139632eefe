import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AgentAnswer, AgentAsk } from '../ports/index.js';
import { GameLoopService } from './game-loop.service.js';
import { LoopHarness } from '../testing/loop-harness.js';

const NOT_GIVEN_BACK = new AbortController().signal;

describe('a game that is handed over', () => {
  let harness: LoopHarness;
  let loop: GameLoopService;
  beforeEach(async () => {
    harness = await LoopHarness.set();
    loop = harness.get(GameLoopService);
  });
  afterEach(() => harness[Symbol.asyncDispose]());

  const actions = (): number => harness.names().filter((name) => name === 'turn:action').length;
  /** Hands the game over while its agent thinks. */
  const handingOver = (id: string): ((ask: AgentAsk) => AgentAnswer) => {
    return ({ request: { valid_actions: valid } }) => {
      loop.handOver(id);
      const action = valid[0] ?? { type: 'end_turn' };
      return { kind: 'answered', response: { action, reasoning: null, chat: null, usage: null } };
    };
  };

  it('has its step in hand carried out, and no other begun', async () => {
    const id = await harness.game();
    harness.agent.next(handingOver(id));
    await loop.run(id, NOT_GIVEN_BACK);
    expect(actions()).toBe(1);
    expect(await harness.store.find(id)).toMatchObject({ status: 'running', step: 2 });
  });

  it('goes on elsewhere, and no agent is asked twice for a step', async () => {
    const id = await harness.game();
    for (let step = 0; step < 12; step++) harness.agent.next(handingOver(id));
    for (let run = 0; run < 12; run++) {
      expect(actions()).toBe(run);
      await loop.run(id, NOT_GIVEN_BACK);
    }
    expect(harness.names().at(-1)).toBe('game:ended');
    expect(harness.agent.asks).toHaveLength(12);
  });

  it('does not wait for the end of the rest between two steps', async () => {
    const id = await harness.game('watch');
    const run = loop.run(id, NOT_GIVEN_BACK);
    await harness.until('turn:action');
    loop.handOver(id);
    await run;
    expect(actions()).toBe(1);
  });

  it('that is not run here changes nothing', () => {
    expect(() => loop.handOver('another')).not.toThrow();
  });
});
