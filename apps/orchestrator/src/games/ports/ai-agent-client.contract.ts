import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AgentAsk, AIAgentClient } from './ai-agent-client.js';

/** A client of an agent whose behaviour the suite sets; at first it takes the first valid action. */
export interface AgentUnderTest {
  readonly client: AIAgentClient;
  /** `hangs`: never answers. `breaks`: answers 500. */
  now(mood: 'hangs' | 'breaks'): void;
  /** Resolves once the agent has been asked. */
  asked(): Promise<void>;
  close(): Promise<void>;
}

export const ASK: AgentAsk = {
  id: 'g-1_1_1',
  gameId: 'g-1',
  request: {
    player_id: 'a',
    game_state: { status: 'in_progress', current_player_index: 0, players: [{ id: 'a', name: 'Ann' }] },
    valid_actions: [{ type: 'buy_property', property_id: 'boardwalk' }, { type: 'pass_property' }],
    turn_phase: 'awaiting_buy_decision',
    deadline_ms: 2_000,
  },
  timeoutMs: 2_000,
  signal: new AbortController().signal,
};

/** What every AIAgentClient promises. */
export function itIsAnAIAgentClient(setUp: () => Promise<AgentUnderTest>): void {
  let agent: AgentUnderTest;
  beforeEach(async () => {
    agent = await setUp();
  });
  afterEach(() => agent.close());

  describe('an AIAgentClient', () => {
    it('brings the decision', async () => {
      expect(await agent.client.decide(ASK)).toEqual({
        kind: 'answered',
        response: {
          action: { type: 'buy_property', property_id: 'boardwalk' },
          reasoning: null,
          chat: null,
          usage: null,
        },
      });
    });

    it('names a failure as a value', async () => {
      agent.now('breaks');
      const failed = { kind: 'failed', code: 'agent_http_error', error: 'answered 500' };
      expect(await agent.client.decide(ASK)).toEqual(failed);
    });

    it('waits no longer than the deadline', async () => {
      agent.now('hangs');
      expect(await agent.client.decide({ ...ASK, timeoutMs: 50 })).toEqual({ kind: 'timeout' });
    });

    it('waits no longer than the answer is wanted', async () => {
      agent.now('hangs');
      const abort = new AbortController();
      const answer = agent.client.decide({ ...ASK, signal: abort.signal });
      await agent.asked();
      abort.abort();
      expect(await answer).toEqual({ kind: 'aborted' });
    });

    it('does not ask after the signal has fired', async () => {
      expect(await agent.client.decide({ ...ASK, signal: AbortSignal.abort() })).toEqual({ kind: 'aborted' });
    });

    it('knows whether the service is there', async () => {
      expect(await agent.client.isHealthy()).toBe(true);
      agent.now('breaks');
      expect(await agent.client.isHealthy()).toBe(false);
    });
  });
}
