import { describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GameView } from '#libs/protocol';
import type { RunningService } from '#libs/service';
import { loadAiAgentConfig, startAiAgent } from '../../apps/ai-agent/src/index.js';
import { type AskedModel, type ModelBehaviour, ModelServer } from '../../apps/ai-agent/src/testing/model-server.js';
import { loadConnectFourConfig, startConnectFour } from '../../apps/connect-four/src/index.js';
import { Table } from '../support/table.js';
import { until } from '../support/until.js';
import { object } from './engine-player.js';
import { OpenSpielProcess } from './openspiel-process.js';

const python = await OpenSpielProcess.python();
const withOpenSpiel = python === undefined ? describe.skip : describe;

const SEATS = ['Ann', 'Bob'].map((name) => ({ name, personality: 'neutral', model: `openai:${name.toLowerCase()}` }));

/** What only a prompt of Monopoly has a reason to hold. */
const OF_MONOPOLY = /rent|deed|mortgage|jail|monopoly|\$\d|houses?\b|hotel|propert|the bank/i;

const SEED = 2_718_281_828;
const LEGAL = 'Legal actions, of which you choose one:';

/** A model that takes one of the legal actions, and in its reasons states whose they are; it does not resign. */
function player(): (asked: AskedModel) => ModelBehaviour {
  let count = 0;
  return ({ prompt, model }) => {
    count += 1;
    const ids = [...prompt.slice(prompt.lastIndexOf(LEGAL)).matchAll(/^(a\d+): (?!resign)/gm)].map(([, id]) => id);
    const answer = {
      reasoning: `reasons of ${model}`,
      action_id: ids[(count * 7) % ids.length],
      chat: `Move ${count}`,
    };
    return { reply: JSON.stringify({ ...answer, scratchpad: `plans of ${model}` }) };
  };
}

/** What one seat was asked. */
interface Asked {
  readonly name: string;
  readonly prompt: string;
}

interface Played {
  readonly game: GameView;
  readonly asked: readonly Asked[];
}

/** Models that play whatever these engines offer, with all that lies between. */
class ModelsAtTables implements AsyncDisposable {
  private constructor(
    private readonly models: ModelServer,
    private readonly agents: RunningService,
    private readonly table: Table,
  ) {}

  static async with(engines: Readonly<Record<string, string>>): Promise<ModelsAtTables> {
    const models = await ModelServer.start(player());
    const here = { AI_AGENT_HOST: '127.0.0.1', AI_AGENT_PORT: '0', AI_AGENT_LOG_LEVEL: 'silent' };
    const agents = await startAiAgent(loadAiAgentConfig({ ...models.environment, ...here }));
    const named = Object.entries(engines).map(([name, url]) => `${name}=${url}`);
    const config = { GAME_ENGINES: named.join(','), AI_AGENT_URL: agents.url, LIMIT_READ: '0', LIMIT_CREATE: '0' };
    return new ModelsAtTables(models, agents, await Table.set({ config }));
  }

  /** A game that models have played to its end, and all that they were asked. */
  async play(game: string): Promise<Played> {
    this.models.asked.splice(0);
    const { game_id: id } = await this.table.rest.createGame({ game, seed: SEED, turn_timeout: 60 }, SEATS);
    const over = await until(
      ({ status }) => status !== 'running',
      async () => this.table.rest.game(id),
    );
    const nameOf = (model: string): string => SEATS.find((seat) => seat.model.endsWith(model))?.name ?? '';
    return { game: over, asked: this.models.asked.map(({ model, prompt }) => ({ name: nameOf(model), prompt })) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.table[Symbol.asyncDispose]();
    await this.agents.close();
    await this.models[Symbol.asyncDispose]();
  }
}
/** What the prompt of any game has, whichever it is. */
function expectOfEach({ game: over, asked }: Played, game: { name: string; rules: string }): void {
  expect([over.status, over.usage?.map(({ model_share: share }) => share)]).toEqual(['completed', [1, 1]]);
  expect(new Set(asked.map(({ name }) => name)).size).toBe(2);
  for (const { name, prompt } of asked) {
    const other = name === 'Ann' ? 'Bob' : 'Ann';
    expect(prompt).toContain(`a game called ${game.name}, and you play to win`);
    expect(prompt).toContain(`<rules>\n${game.rules}\n</rules>`);
    expect(prompt).toContain(`P${name === 'Ann' ? 1 : 2} (you) is called ${name}`);
    expect(prompt).toMatch(/Legal actions, of which you choose one:\na0: \w+ - \w+/);
    for (const not of [OF_MONOPOLY, `of ${other.toLowerCase()}`, String(SEED)]) expect(prompt).not.toMatch(not);
    // Each move once, by whoever made it.
    expect(prompt).not.toMatch(/(P\d:? [^;.\n]+); \1[;.]|P(\d): P\2|\.\.\n/);
  }
}

async function about(url: string): Promise<{ name: string; rules: string }> {
  return (await (await fetch(url)).json()) as { name: string; rules: string };
}

describe('what a model is shown of Connect Four', () => {
  it('is the rules, the board, the moves so far and what it can do', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'prompts-'));
    const engine = await startConnectFour(
      loadConnectFourConfig({
        CONNECT_FOUR_HOST: '127.0.0.1',
        CONNECT_FOUR_PORT: '0',
        CONNECT_FOUR_LOG_LEVEL: 'silent',
        CONNECT_FOUR_DATA_DIR: folder,
      }),
    );
    const tables = await ModelsAtTables.with({ connect_four: engine.url });
    const played = await tables.play('connect_four');
    expectOfEach(played, await about(`${engine.url}/about`));
    for (const [moves, { prompt }] of played.asked.entries()) {
      const [, board = ''] = /<state>\n([\s\S]*?)\nMarks/.exec(prompt) ?? [];
      expect(board.match(/ [RY](?=[ \n]|$)/g) ?? []).toHaveLength(moves);
      expect(prompt.match(/^Turn \d+: P\d: (Red|Yellow) plays column \d\.$/gm) ?? []).toHaveLength(moves);
      expect(prompt).not.toContain('<private>\n');
    }
    await tables[Symbol.asyncDispose]();
    await engine.close();
    await rm(folder, { recursive: true });
  });
});

withOpenSpiel('what a model is shown of leduc_poker (needs Python 3 and open_spiel)', () => {
  it('is the rules, its own card, what lies open, and no card of the other', async () => {
    if (python === undefined) return;
    const engine = await OpenSpielProcess.start(python);
    const tables = await ModelsAtTables.with({ openspiel: engine.url });
    const played = await tables.play('openspiel:leduc_poker');
    expectOfEach(played, await about(`${engine.url}/about?game=leduc_poker`));
    const { hands } = object(object(object(played.game.state.hidden)['all'])['view']);
    const cardOf = (seat: number): string => [object(hands)[played.game.players[seat]?.id ?? '']].flat().join('');
    for (const { name, prompt } of played.asked) {
      const own = name === 'Ann' ? 0 : 1;
      expect(prompt).toContain(`P${own + 1} (you) holds: ${cardOf(own)}\n`);
      expect(prompt).toContain(`P${2 - own} holds: 1 face down\n`);
      expect(prompt).toContain('Chat is read by everybody at once; your reasoning is shown to no other player');
      expect(prompt).not.toContain(cardOf(1 - own));
    }
    expect(played.asked.map(({ prompt }) => prompt).join()).toMatch(/On the table: [JQK][♠♥]/);
    await tables[Symbol.asyncDispose]();
    await engine.stop();
  });
});
