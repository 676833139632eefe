import { cp } from 'node:fs/promises';
import type { EngineActions, GameState, RichActionResult } from '#libs/protocol';
import type { RunningService } from '#libs/service';
import type { GameEngineConfig } from '../config.js';
import { startGameEngine } from '../start.js';
import { removeFolder, temporaryFolder } from './temporary-folder.js';

export const PLAYERS = ['Ann', 'Bob', 'Cid'].map((name) => ({ name, model: 'm', personality: 'chaotic' }));
export const NOBODY = '00000000-0000-4000-8000-000000000000';

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export type CreatedGame = GameState & { readonly id: string };

/** An engine that listens on a free port and keeps its games in a folder of its own, and the requests that tests send to it. */
export class EngineUnderTest {
  private constructor(
    private readonly config: GameEngineConfig,
    private service: RunningService,
  ) {}

  /** @param databaseUrl keeps the games instead of the folder */
  static async start(databaseUrl?: string): Promise<EngineUnderTest> {
    return EngineUnderTest.startIn(await temporaryFolder(), databaseUrl);
  }

  private static async startIn(dataDir: string, databaseUrl?: string): Promise<EngineUnderTest> {
    const config = configOf(dataDir, databaseUrl);
    return new EngineUnderTest(config, await startGameEngine(config));
  }

  get url(): string {
    return this.service.url;
  }

  /** Ends it; its folder stays. */
  async stop(): Promise<void> {
    await this.service.close();
  }

  /** Ends it and starts another one on the games that it kept, configured otherwise where asked. */
  async restart(changes: Partial<GameEngineConfig> = {}): Promise<void> {
    await this.stop();
    this.service = await startGameEngine({ ...this.config, ...changes });
  }

  /** Another engine on the games as they are on disk at this moment: what is left when this one dies now. */
  async survivor(): Promise<EngineUnderTest> {
    const folder = await temporaryFolder();
    await cp(this.dataDir, folder, { recursive: true });
    return EngineUnderTest.startIn(folder);
  }

  get dataDir(): string {
    return this.config.dataDir;
  }

  /** Ends it and removes its folder. */
  async close(): Promise<void> {
    await this.stop();
    await removeFolder(this.dataDir);
  }

  async call<T>(method: string, path: string, body?: unknown, headers = {}): Promise<Answer<T>> {
    const answer = await fetch(this.service.url + path, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as T };
  }

  /** A started game of three; seed 7 by default. */
  async started(extra: object = {}): Promise<CreatedGame> {
    const created = await this.call<CreatedGame>('POST', '/game', { players: PLAYERS, seed: 7, ...extra });
    await this.call('POST', `/game/${created.body.id}/start`);
    return created.body;
  }

  /** The first player throws. */
  roll(game: CreatedGame, headers = {}): Promise<Answer<RichActionResult>> {
    const body = { player_id: playerOf(game, 0), action: { type: 'roll_dice' } };
    return this.call('POST', `/game/${game.id}/action`, body, headers);
  }

  /** Buys what can be bought, else takes the default, until the game is over. */
  async playOut(game: CreatedGame): Promise<RichActionResult> {
    const last = (await this.play(game)).at(-1);
    if (last === undefined) throw new Error(`game ${game.id} was over already`);
    return last;
  }

  /** The same with a limit of actions. */
  async play(game: CreatedGame, most = Infinity): Promise<readonly RichActionResult[]> {
    const results: RichActionResult[] = [];
    let offers = (await this.call<EngineActions>('GET', `/game/${game.id}/actions`)).body;
    while (results.length < most && results.at(-1)?.game_over !== true) {
      const buy = offers.actions.find(({ type }) => type === 'buy_property');
      const action = buy ?? offers.actions.find((offer) => offer.default);
      const body = { player_id: offers.player_id, action };
      const answer = await this.call<RichActionResult>('POST', `/game/${game.id}/action`, body);
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      results.push(answer.body);
      offers = answer.body.valid_actions;
    }
    return results;
  }
}

const OFF = { settings: undefined, warnings: [] };

export function configOf(dataDir: string, databaseUrl?: string): GameEngineConfig {
  return {
    host: '127.0.0.1',
    port: 0,
    logLevel: 'silent',
    dataDir,
    databaseUrl,
    retentionDays: 30,
    actionSet: 'full',
    traces: OFF,
  };
}

export function playerOf(game: GameState, seat: number): string {
  const player = game.players[seat];
  if (player === undefined) throw new Error(`no seat ${seat}`);
  return player.id;
}
