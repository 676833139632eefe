import { UsageError } from '#libs/command-line';
import { type CreateGame, type GameResult, isJsonObject, type JsonObject } from '#libs/protocol';
import { isKnownEvent, SpectatorClient } from '#libs/spectator-client';
import { type FinalStanding, GameRecorder } from './game-recorder.js';

/** A game that could not be played to its end; the message is the reason. */
class GameFailedError extends Error {}

/** Creates games over REST and follows them over Socket.IO. */
export class OrchestratorClient implements Disposable {
  private readonly spectators: SpectatorClient;

  constructor(private readonly url: string) {
    this.spectators = new SpectatorClient(url);
  }

  /** Returns the new game's id. Throws GameFailedError, and UsageError where the request itself is refused. */
  async create(game: CreateGame): Promise<string> {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${this.url}/games`, { method: 'POST', headers, body: JSON.stringify(game) });
    const body: unknown = await answer.json();
    const id = answer.ok ? textIn(body, 'game_id') : undefined;
    if (id !== undefined) return id;
    if (answer.status === 400) throw new UsageError(textIn(body, 'detail') ?? 'POST /games was refused.');
    throw new GameFailedError(textIn(body, 'detail') ?? `POST /games answered ${answer.status}`);
  }

  /** Records a game from its first event to its last. Throws GameFailedError. */
  async follow(gameId: string): Promise<GameRecorder> {
    const recorder = new GameRecorder();
    const game = await this.spectators.watch(gameId, { afterSeq: 0, deltas: true });
    for await (const event of game) {
      if (isKnownEvent(event)) recorder.read(event);
      if (recorder.failure !== undefined) break;
    }
    await game.leave();
    if (recorder.failure !== undefined) throw new GameFailedError(recorder.failure);
    if (recorder.winner === undefined) throw new GameFailedError('the game was interrupted');
    return recorder;
  }

  /** Everybody's rank and score at the end. */
  async standings(gameId: string): Promise<readonly FinalStanding[]> {
    const answer = await fetch(`${this.url}/games/${gameId}/result`);
    const result: unknown = await answer.json();
    if (!isResult(result)) throw new GameFailedError(`its result was answered ${answer.status}`);
    const scores = scoresIn(result.final_state['standings']);
    return result.standings.map(({ player_id: id, player_name: name, rank }) => ({
      name,
      rank,
      score: scores.get(id) ?? null,
    }));
  }

  /** The replay document, unparsed. */
  async replay(gameId: string): Promise<string> {
    const answer = await fetch(`${this.url}/games/${gameId}/replay`);
    if (!answer.ok) throw new GameFailedError(`its replay was answered ${answer.status}`);
    return answer.text();
  }

  /** What its models were asked and answered: all pages, an object for each attempt. */
  async transcript(gameId: string): Promise<readonly JsonObject[]> {
    const lines: JsonObject[] = [];
    for (let after = 0; ;) {
      const answer = await fetch(`${this.url}/games/${gameId}/transcript?limit=100&after_nr=${after}`);
      if (!answer.ok) throw new GameFailedError(`its transcript was answered ${answer.status}`);
      const page = linesIn(await answer.text());
      if (page.length === 0) return lines;
      lines.push(...page);
      after = Number(answer.headers.get('x-last-nr'));
    }
  }

  /** Stops following all games; pending calls of `follow` reject. */
  [Symbol.dispose](): void {
    this.spectators.close();
  }
}

function linesIn(text: string): readonly JsonObject[] {
  const lines = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
  return lines.filter(isJsonObject);
}

function isResult(answer: unknown): answer is GameResult {
  return isJsonObject(answer) && Array.isArray(answer['standings']) && isJsonObject(answer['final_state']);
}

function scoresIn(standings: unknown): ReadonlyMap<unknown, number> {
  const rows = Array.isArray(standings) ? standings.filter(isJsonObject) : [];
  return new Map(rows.flatMap(({ player_id: id, score }) => (typeof score === 'number' ? [[id, score] as const] : [])));
}

function textIn(body: unknown, field: string): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const value: unknown = Reflect.get(body, field);
  return typeof value === 'string' ? value : undefined;
}
