import type { EngineActions, GameState, RichActionResult } from '#libs/protocol';
import type { RunningService } from '#libs/service';
import { startGameEngine } from '../start.js';

export const PLAYERS = ['Ann', 'Bob', 'Cid'].map((name) => ({ name, model: 'm', personality: 'chaotic' }));
export const NOBODY = '00000000-0000-4000-8000-000000000000';

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export type CreatedGame = GameState & { readonly id: string };

/** An engine that listens on a free port, and what tests say to it. */
export class EngineUnderTest {
  private constructor(private readonly service: RunningService) {}

  static async start(): Promise<EngineUnderTest> {
    return new EngineUnderTest(await startGameEngine({ host: '127.0.0.1', port: 0, logLevel: 'silent' }));
  }

  close(): Promise<void> {
    return this.service.close();
  }

  async call<T>(method: string, path: string, body?: unknown, headers = {}): Promise<Answer<T>> {
    const answer = await fetch(this.service.url + path, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as T };
  }

  /** A started game of three; seed 7 unless told. */
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
    let offers = (await this.call<EngineActions>('GET', `/game/${game.id}/actions`)).body;
    for (;;) {
      const buy = offers.actions.find(({ type }) => type === 'buy_property');
      const action = buy ?? offers.actions.find((offer) => offer.default);
      const body = { player_id: offers.player_id, action };
      const answer = await this.call<RichActionResult>('POST', `/game/${game.id}/action`, body);
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      if (answer.body.game_over) return answer.body;
      offers = answer.body.valid_actions;
    }
  }
}

export function playerOf(game: GameState, seat: number): string {
  const player = game.players[seat];
  if (player === undefined) throw new Error(`no seat ${seat}`);
  return player.id;
}
