import { type AgentAnswer, type AgentAsk, AIAgentClient } from '@game-orchestrator/orchestrator/ports';

/** Plays the first action that the engine offers, without a service. */
export class FirstActionAgent extends AIAgentClient {
  decide({ request, signal }: AgentAsk): Promise<AgentAnswer> {
    const [action] = request.valid_actions;
    if (signal.aborted) return Promise.resolve({ kind: 'aborted' });
    if (action === undefined)
      return Promise.resolve({ kind: 'failed', code: 'agent_bad_answer', error: 'was offered nothing' });
    return Promise.resolve({ kind: 'answered', response: { action, reasoning: 'It was the first.' } });
  }

  isHealthy(): Promise<boolean> {
    return Promise.resolve(true);
  }
}
