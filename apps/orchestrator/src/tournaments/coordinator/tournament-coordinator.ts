import { Injectable } from '@nestjs/common';
import { isRefusal } from '#libs/protocol';
import { Clock, Log } from '#libs/service';
import { MAX_GAMES } from '../domain/plan.js';
import type { BegunGame, Tournament } from '../domain/tournament.js';
import { TournamentMeter } from '../tournament-meter.js';
import { TournamentStore } from '../tournament-store.js';
import { Course } from './course.js';
import { TournamentGames } from './tournament-games.js';

/**
 * `goes on`: it is to be looked at again; `waits`: the same, but its next game cannot begin as things are; `done`: it needs no
 * coordinator any more, or until it is changed from outside.
 */
type Progress = 'goes on' | 'waits' | 'done';

const NOTHING = { tokens: 0, costUsd: 0 };
const OUT_OF_BUDGET = 'The budget is used up.';

/**
 * Moves a tournament on: counts the games that are over, and begins those that are next. Each game is written down before
 * it is created, so that the process that goes on after a kill creates it under the same key; and is counted by a write that is
 * done once. Two that do this at the same time repeat each other's work, and change nothing by it.
 */
@Injectable()
export class TournamentCoordinator {
  constructor(
    private readonly store: TournamentStore,
    private readonly games: TournamentGames,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly meter: TournamentMeter,
  ) {}

  async courseOf(id: string): Promise<Course> {
    return new Course(await this.store.games(id));
  }

  /**
   * Answers whether it is to be looked at again.
   *
   * @param isLeaving whether no further game is to be begun by this process
   */
  async advance(id: string, course: Course, isLeaving: () => boolean): Promise<boolean> {
    const progress = await this.progress(id, course, isLeaving);
    this.meter.coordinates(id, progress === 'waits' ? 'waiting' : 'moving');
    return progress !== 'done';
  }

  /** It could not be moved on, and is to be tried again. */
  failed(id: string, error: unknown): void {
    this.meter.coordinates(id, 'failing');
    this.log.warn('a tournament could not be moved on yet', { err: error, tournament_id: id });
  }

  /** This process coordinates it no more. */
  left(id: string): void {
    this.meter.coordinates(id, undefined);
  }

  private async progress(id: string, course: Course, isLeaving: () => boolean): Promise<Progress> {
    const tournament = await this.store.find(id);
    if (tournament === undefined) return 'done';
    if (tournament.status !== 'running') await this.attachCreated(tournament, course);
    for (const game of course.open) await this.settle(tournament, course, game);
    if (tournament.status !== 'running') {
      // A paused tournament begins no games; those that are under way go on.
      return course.open.some(({ gameId }) => gameId !== undefined) ? 'goes on' : 'done';
    }
    const waitsFor = await this.beginGames(tournament, course, isLeaving);
    if (waitsFor === undefined) return 'goes on';
    const end = course.open.length === 0 && !isLeaving() ? endOf(tournament, course) : {};
    await this.write(tournament, { waitingFor: waitsFor, ...end });
    if (end.status !== undefined) return 'done';
    return waitsFor === null || waitsFor === OUT_OF_BUDGET ? 'goes on' : 'waits';
  }

  /** Games that were created before a process was killed, without that being written down: no further creation finds them. */
  private async attachCreated(tournament: Tournament, course: Course): Promise<void> {
    for (const game of course.open.filter(({ gameId }) => gameId === undefined)) {
      const gameId = await this.games.createdBefore(tournament, game);
      if (gameId === undefined) continue;
      await this.store.attach(tournament.id, game.number, gameId);
      course.begun({ ...game, gameId });
    }
  }

  /** A game that is over is counted; those of a stopped tournament are stopped first. */
  private async settle(tournament: Tournament, course: Course, game: BegunGame): Promise<void> {
    const result =
      tournament.status === 'stopped'
        ? await this.games.stop(tournament, game)
        : await this.games.outcome(tournament, game);
    if (result === undefined) return;
    const isFirst = await this.store.record(tournament.id, game.number, result);
    if (isFirst) this.meter.counted(result);
    // Another process has counted it, maybe otherwise: that stands.
    const counted = isFirst ? result : await this.countedAs(tournament.id, game.number);
    if (counted !== undefined) course.counted(game, counted);
  }

  private async countedAs(id: string, number: number): Promise<BegunGame['result']> {
    const [game] = await this.store.games(id, number - 1, 1);
    return game?.number === number ? game.result : undefined;
  }

  /** What it waits for now, null: for nothing but its games; undefined: it was paused, as there can be no such game. */
  private async beginGames(
    tournament: Tournament,
    course: Course,
    isLeaving: () => boolean,
  ): Promise<string | null | undefined> {
    // Those that begin meanwhile have used nothing.
    const running = tournament.budget === undefined ? NOTHING : await this.games.usedBy(course.open);
    while (!isLeaving()) {
      const pending = course.open.find(({ gameId }) => gameId === undefined);
      if (pending === undefined && course.isOutOfBudget(tournament, running)) return OUT_OF_BUDGET;
      const game = pending ?? (await this.taken(tournament, course));
      if (game === undefined) return null;
      const created = await this.games.create(tournament, game);
      if ('waitsFor' in created) return created.waitsFor;
      if ('impossible' in created) {
        await this.write(tournament, { status: 'paused', reason: created.impossible, waitingFor: null });
        this.meter.paused();
        return undefined;
      }
      await this.store.attach(tournament.id, game.number, created.gameId);
      course.begun({ ...game, gameId: created.gameId });
    }
    return null;
  }

  /** Writes the next game down; undefined: no further one is to begin now. */
  private async taken(tournament: Tournament, course: Course): Promise<BegunGame | undefined> {
    if (course.open.length >= tournament.concurrency || course.isFull) return undefined;
    const game = course.next(tournament);
    if (game === undefined) return undefined;
    if (!(await this.store.begin(tournament.id, game))) throw new Error('Another process coordinates it too.');
    course.begun(game);
    this.meter.begun();
    return game;
  }

  private async write(before: Tournament, change: Partial<Tournament>): Promise<void> {
    if (change.status === undefined && change.waitingFor === before.waitingFor) return;
    const changed = await this.store.update(before.id, (now) =>
      now.status === 'running' ? { ...now, ...change, updatedAt: this.clock.at() } : now,
    );
    if (changed === undefined || isRefusal(changed)) return;
    const { status, reason, waitingFor } = changed;
    this.log.info('a tournament', { tournament_id: before.id, status, reason, waiting_for: waitingFor });
  }
}

/** How a tournament ends that has no games under way; nothing: it goes on. */
function endOf(tournament: Tournament, course: Course): Pick<Partial<Tournament>, 'status' | 'reason' | 'waitingFor'> {
  if (course.isOutOfBudget(tournament, NOTHING)) return { status: 'stopped', reason: OUT_OF_BUDGET, waitingFor: null };
  if (course.isFull)
    return { status: 'stopped', reason: `It has ${MAX_GAMES} games, as many as it may.`, waitingFor: null };
  return course.isPlayedOut(tournament) ? { status: 'finished', waitingFor: null } : {};
}
