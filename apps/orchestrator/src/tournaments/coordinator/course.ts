import type { PlannedGame } from '#libs/tournaments';
import { isOutOfBudget, isPlayedOut, MAX_GAMES, nextGames } from '../domain/plan.js';
import type { BegunGame, GameOutcome, Tournament, Used } from '../domain/tournament.js';

/**
 * The games of one tournament as the process knows them that coordinates it: read once, and kept up to date with what it
 * writes. What is planned is computed anew when all of it has begun, or when entrants have come or gone.
 */
export class Course {
  private readonly games = new Map<number, BegunGame>();
  private readonly underWay = new Map<number, BegunGame>();
  /** The next one last. */
  private planned: PlannedGame[] = [];
  private plannedFor = '';

  constructor(games: readonly BegunGame[]) {
    for (const game of games) this.put(game);
  }

  /** The games under way. */
  get open(): readonly BegunGame[] {
    return [...this.underWay.values()];
  }

  get isFull(): boolean {
    return this.games.size >= MAX_GAMES;
  }

  /** It was written down, or created. */
  begun(game: BegunGame): void {
    this.put(game);
    if (this.planned.at(-1)?.number === game.number) this.planned.pop();
  }

  counted(game: BegunGame, result: GameOutcome): void {
    this.put({ ...game, result });
  }

  /** The game that is to begin next. */
  next(tournament: Tournament): PlannedGame | undefined {
    const entrants = tournament.entrants.map(({ id, leftAt }) => `${id} ${leftAt ?? ''}`).join();
    if (this.planned.length === 0 || this.plannedFor !== entrants) {
      this.planned = nextGames(tournament, [...this.games.values()]).toReversed();
      this.plannedFor = entrants;
    }
    return this.planned.at(-1);
  }

  /** @param running what the games under way have used so far */
  isOutOfBudget(tournament: Tournament, running: Used): boolean {
    return isOutOfBudget(tournament, this.games.values(), running);
  }

  isPlayedOut(tournament: Tournament): boolean {
    return isPlayedOut(tournament, [...this.games.values()]);
  }

  private put(game: BegunGame): void {
    this.games.set(game.number, game);
    if (game.result === undefined) this.underWay.set(game.number, game);
    else this.underWay.delete(game.number);
  }
}
