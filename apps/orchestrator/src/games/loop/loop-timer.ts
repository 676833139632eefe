import { Injectable } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';

/** Lets a loop rest: a named timeout in the scheduler's registry, which a signal cuts short. */
@Injectable()
export class LoopTimer {
  constructor(private readonly registry: SchedulerRegistry) {}

  /** Resolves after so many milliseconds, or as soon as `wake` fires. One rest per game at a time. */
  async rest(gameId: string, milliseconds: number, wake: AbortSignal): Promise<void> {
    if (wake.aborted || milliseconds <= 0) return;
    const name = `game:${gameId}`;
    await new Promise<void>((resolve) => {
      const end = (): void => {
        // The signal outlives many rests: a listener left behind by each would pile up.
        wake.removeEventListener('abort', end);
        this.registry.deleteTimeout(name);
        resolve();
      };
      wake.addEventListener('abort', end);
      this.registry.addTimeout(name, setTimeout(end, milliseconds));
    });
  }
}
