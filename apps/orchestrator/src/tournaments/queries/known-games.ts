import type { BegunGame } from '../domain/tournament.js';
import { type GameCounts, NO_GAMES, type TournamentStore } from '../tournament-store.js';

/** The games of one tournament as they were read last. What is over stays as it is: only the rest is read again. */
export class KnownGames {
  private readonly games = new Map<number, BegunGame>();
  private readonly open = new Set<number>();
  private last = 0;

  constructor(
    private readonly store: Pick<TournamentStore, 'counts' | 'games' | 'open'>,
    private readonly id: string,
  ) {}

  get size(): number {
    return this.games.size;
  }

  /** By number. */
  get all(): readonly BegunGame[] {
    return [...this.games.values()].toSorted((a, b) => a.number - b.number);
  }

  /** Reads what has changed; answers whether anything has. */
  async update(): Promise<boolean> {
    const counts = (await this.store.counts([this.id])).get(this.id) ?? NO_GAMES;
    const open = await this.store.open(this.id);
    const isOpen = new Set(open.map(({ number }) => number));
    const over = [...this.open].filter((number) => !isOpen.has(number));
    const hasChanged = this.put(open);
    const after = Math.min(this.last, ...over.map((number) => number - 1));
    const hasGrown = this.put(await this.store.games(this.id, after));
    // Some have a lower number than others that began before them, and may have been over at once.
    const isComplete = this.games.size - this.open.size >= counts.ended + counts.void;
    return (!isComplete && this.put(await this.store.games(this.id))) || hasChanged || hasGrown;
  }

  private put(games: readonly BegunGame[]): boolean {
    const changed = games.filter((game) => this.isNews(game));
    for (const game of changed) {
      this.games.set(game.number, game);
      if (game.result === undefined) this.open.add(game.number);
      else this.open.delete(game.number);
      this.last = Math.max(this.last, game.number);
    }
    return changed.length > 0;
  }

  private isNews({ number, gameId, result }: BegunGame): boolean {
    const known = this.games.get(number);
    return known === undefined || (known.result === undefined && (result !== undefined || gameId !== known.gameId));
  }
}

/** How many games there are of each kind. */
export function countsOf(games: readonly BegunGame[]): GameCounts {
  const counts = { ended: 0, void: 0, running: 0 };
  for (const { result } of games) counts[result?.outcome ?? 'running'] += 1;
  return counts;
}
