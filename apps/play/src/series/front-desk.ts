import type { CreateGame } from '#libs/protocol';
import { isKnownEvent, SpectatorClient } from '#libs/spectator-client';
import { GameReader } from './game-record.js';

/** A game that could not be played to its end; the message says why. */
class GameFailed extends Error {}

/** An orchestrator as its clients know it: games are created over REST and followed over Socket.IO. */
export class FrontDesk implements Disposable {
  private readonly spectators: SpectatorClient;

  constructor(private readonly url: string) {
    this.spectators = new SpectatorClient(url);
  }

  /** The new game's id. Throws GameFailed. */
  async create(game: CreateGame): Promise<string> {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${this.url}/games`, { method: 'POST', headers, body: JSON.stringify(game) });
    const body: unknown = await answer.json();
    const id = answer.ok ? textIn(body, 'game_id') : undefined;
    if (id !== undefined) return id;
    throw new GameFailed(textIn(body, 'detail') ?? `POST /games answered ${answer.status}`);
  }

  /** All of a game, from its first event to its last. Throws GameFailed. */
  async follow(gameId: string): Promise<GameReader> {
    const reader = new GameReader();
    const game = await this.spectators.watch(gameId, { afterSeq: 0, deltas: true });
    for await (const event of game) {
      if (isKnownEvent(event)) reader.read(event);
      if (reader.failure !== undefined) break;
    }
    await game.leave();
    if (reader.failure !== undefined) throw new GameFailed(reader.failure);
    if (reader.winner === undefined) throw new GameFailed('the game was broken off');
    return reader;
  }

  /** The game as one document, as it came. */
  async replay(gameId: string): Promise<string> {
    const answer = await fetch(`${this.url}/games/${gameId}/replay`);
    if (!answer.ok) throw new GameFailed(`its replay was answered ${answer.status}`);
    return answer.text();
  }

  /** Nothing is followed any more; whoever waits for a game learns that it was broken off. */
  [Symbol.dispose](): void {
    this.spectators.close();
  }
}

function textIn(body: unknown, field: string): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const value: unknown = Reflect.get(body, field);
  return typeof value === 'string' ? value : undefined;
}
