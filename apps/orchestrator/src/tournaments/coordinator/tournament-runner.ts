import { Injectable } from '@nestjs/common';
import { GameRun, JobRunners, OnGameEvent, type GameSession } from '../../games/index.js';
import { GameDispatcher, type GameRunner } from '../../games/ports/index.js';
import { NamedTimers } from '../../timers/index.js';
import { TournamentStore } from '../tournament-store.js';
import type { Course } from './course.js';
import { TournamentCoordinator } from './tournament-coordinator.js';

/** No game's id begins so. */
const PREFIX = 'tournament-';

/** Milliseconds. The end of a game wakes the coordinator; this is for what it misses, such as an engine that is back. */
const POLL_MS = 2_000;
const FIRST_RETRY_MS = 250;

/** The id under which the dispatcher has a tournament coordinated. */
export function jobOf(tournamentId: string): string {
  return PREFIX + tournamentId;
}

/** Coordinates tournaments, each as a job of the dispatcher: one process does, and another goes on when that dies. */
@Injectable()
export class TournamentRunner implements GameRunner {
  private readonly runs = new Map<string, GameRun>();

  constructor(
    private readonly coordinator: TournamentCoordinator,
    private readonly dispatcher: GameDispatcher,
    private readonly timers: NamedTimers,
    store: TournamentStore,
    jobs: JobRunners,
  ) {
    jobs.add({ prefix: PREFIX, runner: this, underWay: async () => (await store.underWay()).map(jobOf) });
  }

  async run(jobId: string, signal: AbortSignal): Promise<void> {
    const run = new GameRun(signal);
    this.runs.set(jobId, run);
    const id = jobId.slice(PREFIX.length);
    await this.coordinate(id, run);
    this.coordinator.left(id);
    run.end();
    this.runs.delete(jobId);
  }

  handOver(jobId: string): void {
    this.runs.get(jobId)?.leaveAfterStep();
  }

  wake(jobId: string): void {
    this.runs.get(jobId)?.wake();
  }

  /** On whichever process the game ended: the dispatcher knows who coordinates. */
  @OnGameEvent('game:ended', 'game:stopped', 'game:error')
  async onEnd(_event: unknown, { tournament, status }: GameSession): Promise<void> {
    const isOver = status === 'completed' || status === 'stopped' || status === 'failed';
    if (tournament !== undefined && isOver) await this.dispatcher.wake(jobOf(tournament.tournament_id));
  }

  /** Never rejects: what fails is tried again, with the games read anew. */
  private async coordinate(id: string, run: GameRun): Promise<void> {
    let course: Course | undefined;
    let failures = 0;
    while (!run.isLeaving) {
      const { woken } = run;
      let pauseMs = POLL_MS;
      try {
        course ??= await this.coordinator.courseOf(id);
        if (!(await this.coordinator.advance(id, course, () => run.isLeaving))) return;
        failures = 0;
      } catch (error) {
        course = undefined;
        pauseMs = Math.min(POLL_MS, FIRST_RETRY_MS * 2 ** failures);
        failures += 1;
        this.coordinator.failed(id, error);
      }
      await this.timers.rest(`tournament ${id}`, pauseMs, woken);
    }
  }
}
