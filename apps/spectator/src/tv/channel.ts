/** What the page needs to know about a game to switch to it or away from it. */
export interface Airing {
  readonly id: string;
  readonly status: string;
  /** Milliseconds since 1970. */
  readonly updatedAt: number;
}

/** The game on the screen. Times in milliseconds since 1970. */
export interface Channel {
  readonly gameId: string;
  /** When it was first seen to be over or to rest; null: it is running. */
  readonly restingSince: number | null;
}

/** For how long a result is shown before the next game. */
export const RESULT_MS = 12_000;

const RUNNING = 'running';

export function isRunning({ status }: Pick<Airing, 'status'>): boolean {
  return status === RUNNING;
}

/** The channel as the list of games shows it; null: another game is to be chosen. */
export function kept(channel: Channel | null, games: readonly Airing[], now: number): Channel | null {
  if (channel === null) return null;
  const airing = games.find(({ id }) => id === channel.gameId);
  if (airing !== undefined && isRunning(airing)) return { ...channel, restingSince: null };
  const restingSince = channel.restingSince ?? now;
  const isShown = now - restingSince >= RESULT_MS;
  return isShown && games.some(isRunning) ? null : { ...channel, restingSince };
}

/** The tensest running game, else the one that ended last, else a paused one; null: there is none. `tensions`: by game, of those that are known. */
export function chosen(games: readonly Airing[], tensions: ReadonlyMap<string, number>): Channel | null {
  const [tensest] = games.filter(isRunning).toSorted((a, b) => (tensions.get(b.id) ?? 0) - (tensions.get(a.id) ?? 0));
  if (tensest !== undefined) return { gameId: tensest.id, restingSince: null };
  const finished = games.filter(({ status }) => FINISHED.has(status)).toSorted((a, b) => b.updatedAt - a.updatedAt);
  const last = finished[0] ?? games.find(({ status }) => status === 'paused');
  // Nothing new happens in it: it gives way at once.
  return last === undefined ? null : { gameId: last.id, restingSince: 0 };
}

const FINISHED: ReadonlySet<string> = new Set(['completed', 'stopped']);
