import type { DecideRequest, DecideResponse, DecisionUsage } from '#libs/protocol';
import type { RunningService } from '#libs/service';
import { startAiAgent } from '../start.js';
import { loadAiAgentConfig } from '../config.js';
import { type ModelBehaviour, ModelServer } from './model-server.js';
import { onSale, question, type Scene } from '../../../../libs/monopoly-bots/src/testing/index.js';

/** The heuristic buys Tennessee Avenue, so a seat that passes it was asked to by its model. */
export const SALE = { ...onSale('tennessee'), me: { cash: 600, position: 18 } };
export const PASS =
  '{"reasoning": "Orange is for others.", "action_id": "a1", "chat": "All yours!", "note": "save cash"}';
export const TOKENS = { input: 100, output: 10, cached: 40 };

export type SeatAnswer = DecideResponse & { readonly usage?: DecisionUsage };

export const replying = (reply: string): ModelBehaviour => ({ reply, tokens: TOKENS });

/** Agents that ask a model server. */
export class ModelSeat implements AsyncDisposable {
  private constructor(
    readonly models: ModelServer,
    readonly agent: RunningService,
    private readonly model: string,
  ) {}

  static async of(
    model: string,
    environment: Readonly<Record<string, string>> = {},
    otherwise?: Parameters<typeof ModelServer.start>[0],
  ): Promise<ModelSeat> {
    const models = await ModelServer.start(otherwise);
    const here = { AI_AGENT_HOST: '127.0.0.1', AI_AGENT_PORT: '0', AI_AGENT_LOG_LEVEL: 'silent' };
    const agent = await startAiAgent(loadAiAgentConfig({ ...here, ...models.environment, ...environment }));
    return new ModelSeat(models, agent, model);
  }

  async post(body: DecideRequest, accept = 'application/json'): Promise<Response> {
    return fetch(`${this.agent.url}/games/g1/decide`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify(body),
    });
  }

  async decide(scene: Scene = {}): Promise<SeatAnswer> {
    const asked = question({ ...SALE, model: this.model, deadlineMs: 5000, ...scene });
    return (await (await this.post(asked)).json()) as SeatAnswer;
  }

  /** What viewers are shown while the seat thinks. */
  async thinking(): Promise<string> {
    const asked = question({ ...SALE, model: this.model, deadlineMs: 5000 });
    const lines = (await (await this.post(asked, 'application/x-ndjson')).text()).trimEnd().split('\n');
    return lines.map((line) => (JSON.parse(line) as { readonly thinking?: string }).thinking ?? '').join('');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.agent.close();
    await this.models[Symbol.asyncDispose]();
  }
}
