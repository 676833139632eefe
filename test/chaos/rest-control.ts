import { setTimeout as delay } from 'node:timers/promises';
import type {
  CreatedGame,
  EventPage,
  GameList,
  GameView,
  NumberedEvent,
  TournamentGame,
  TournamentGamePage,
  TournamentView,
} from '#libs/protocol';
import type { Chance } from './chance.js';

const ANSWER_MS = 10_000;
const AGAIN_MS = 200;
const WAIT_LIMIT_MS = 120_000;
const PAGE = 1_000;

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

interface Change {
  readonly method?: 'DELETE';
  readonly body?: object;
  readonly headers?: object;
}

/** Asks any replica, again and again until one answers: what a careful client does. */
export class RestControl {
  /** Answers that no client should ever get. */
  readonly complaints: string[] = [];

  constructor(
    private readonly urls: readonly string[],
    private readonly chance: Chance,
  ) {}

  /** A request that is sent again creates no second game. */
  async create(body: object, key: string): Promise<CreatedGame> {
    const { status, body: answer } = await this.ask('/games', { body, headers: { 'idempotency-key': key } });
    if (status !== 201) throw new Error(`POST /games answered ${status}: ${JSON.stringify(answer)}`);
    return answer as CreatedGame;
  }

  /** That the game is in no state for it is an answer too. */
  async command(id: string, command: string, body: object = {}): Promise<void> {
    await this.change(`/games/${id}/${command}`, { body });
  }

  /** Its id. */
  async createTournament(body: object, key: string): Promise<string> {
    const { status, body: answer } = await this.ask('/tournaments', { body, headers: { 'idempotency-key': key } });
    if (status !== 201) throw new Error(`POST /tournaments answered ${status}: ${JSON.stringify(answer)}`);
    return (answer as TournamentView).tournament_id;
  }

  async steer(tournament: string, command: string, body: object = {}): Promise<void> {
    await this.change(`/tournaments/${tournament}/${command}`, { body });
  }

  async leave(tournament: string, entrant: string): Promise<void> {
    await this.change(`/tournaments/${tournament}/entrants/${entrant}`, { method: 'DELETE' });
  }

  async tournament(id: string): Promise<TournamentView> {
    return (await this.ask(`/tournaments/${id}`)).body as TournamentView;
  }

  async tournamentGames(id: string): Promise<readonly TournamentGame[]> {
    const all: TournamentGame[] = [];
    let after = 0;
    for (;;) {
      const path = `/tournaments/${id}/games?limit=100&after_number=${after}`;
      const page = (await this.ask(path)).body as TournamentGamePage;
      if (page.games.length === 0) return all;
      all.push(...page.games);
      after = page.next_after_number;
    }
  }

  async game(id: string): Promise<GameView> {
    return (await this.ask(`/games/${id}`)).body as GameView;
  }

  async events(id: string): Promise<readonly NumberedEvent[]> {
    const all: NumberedEvent[] = [];
    for (;;) {
      const path = `/games/${id}/events?limit=${PAGE}&after_seq=${all.at(-1)?.seq ?? 0}`;
      const { events } = (await this.ask(path)).body as EventPage;
      if (events.length === 0) return all;
      all.push(...events);
    }
  }

  /** The ids of all games there are. */
  async gameIds(): Promise<readonly string[]> {
    const ids: string[] = [];
    let cursor = '';
    for (;;) {
      const list = (await this.ask(`/games?limit=100${cursor}`)).body as GameList;
      ids.push(...list.games.map((game) => game.game_id));
      if (list.next_cursor === null) return ids;
      cursor = `&cursor=${encodeURIComponent(list.next_cursor)}`;
    }
  }

  private async change(path: string, change: Change): Promise<void> {
    const { status } = await this.ask(path, change);
    if (status >= 400 && status !== 409) this.complaints.push(`${change.method ?? 'POST'} ${path} answered ${status}`);
  }

  private async ask(path: string, change?: Change): Promise<Answer> {
    const giveUp = Date.now() + WAIT_LIMIT_MS;
    for (;;) {
      const answer = await this.askOnce(path, change).catch(() => undefined);
      if (answer !== undefined && answer.status < 500) return answer;
      if (answer?.status === 500) this.complaints.push(`${path} answered 500: ${JSON.stringify(answer.body)}`);
      if (Date.now() > giveUp) throw new Error(`Nobody answered ${path}, at last ${JSON.stringify(answer)}`);
      await delay(AGAIN_MS);
    }
  }

  private async askOnce(path: string, change?: Change): Promise<Answer> {
    const signal = AbortSignal.timeout(ANSWER_MS);
    const request =
      change === undefined
        ? {}
        : {
            method: change.method ?? 'POST',
            ...(change.body !== undefined && { body: JSON.stringify(change.body) }),
            headers: { ...(change.body !== undefined && { 'content-type': 'application/json' }), ...change.headers },
          };
    const answer = await fetch(this.chance.pick(this.urls) + path, { ...request, signal });
    return { status: answer.status, body: await answer.json() };
  }
}
