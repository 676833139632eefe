import { once } from 'node:events';
import type { DecideRequest } from '#libs/protocol';
import {
  type AgentAnswer,
  type AgentAsk,
  type AgentDecision,
  AIAgentClient,
  type KnownPlayers,
} from '../../games/ports/index.js';

/** What the fake does with one ask: give this answer, decide like this, or `hang` until the deadline or the signal. */
export type AgentScript = AgentAnswer | ((ask: AgentAsk) => AgentAnswer) | 'hang';

/** Takes the first valid action (`end_turn` where none is known), unless a test sets another answer. */
export class FakeAIAgentClient extends AIAgentClient {
  readonly asks: AgentAsk[] = [];
  healthy = true;
  knows: KnownPlayers = {};
  private readonly script: AgentScript[] = [];

  /** What the next asks come to, one after the other. */
  next(...script: readonly AgentScript[]): void {
    this.script.push(...script);
  }

  async decide(ask: AgentAsk): Promise<AgentAnswer> {
    this.asks.push(ask);
    if (ask.signal.aborted) return { kind: 'aborted' };
    const scripted = this.script.shift();
    if (scripted === 'hang') return hang(ask);
    return typeof scripted === 'function' ? scripted(ask) : (scripted ?? firstOf(ask.request));
  }

  async isHealthy(): Promise<boolean> {
    return Promise.resolve(this.healthy);
  }

  override known(): Promise<KnownPlayers> {
    return Promise.resolve(this.knows);
  }
}

function firstOf({ valid_actions: [first] }: DecideRequest): AgentAnswer {
  const response: AgentDecision = { action: first ?? { type: 'end_turn' }, reasoning: null, chat: null, usage: null };
  return { kind: 'answered', response };
}

async function hang({ timeoutMs, signal }: AgentAsk): Promise<AgentAnswer> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), timeoutMs);
  await once(AbortSignal.any([signal, deadline.signal]), 'abort');
  clearTimeout(timer);
  return { kind: signal.aborted ? 'aborted' : 'timeout' };
}
