import { Injectable } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';

/**
 * Timers by name in the registry of @nestjs/schedule, which lists them and clears those that are left at shutdown. A name
 * is in use by one timer at a time. The registry is the last to shut down, so hooks of other modules may still use it.
 */
@Injectable()
export class NamedTimers {
  constructor(private readonly registry: SchedulerRegistry) {}

  /** Calls `run` once, after `milliseconds`. */
  after(name: string, milliseconds: number, run: () => void): void {
    const timeout = setTimeout(() => {
      this.cancel(name);
      run();
    }, milliseconds);
    this.registry.addTimeout(name, timeout);
  }

  /** Calls `run` every `milliseconds`. */
  every(name: string, milliseconds: number, run: () => void): void {
    this.registry.addInterval(name, setInterval(run, milliseconds));
  }

  /** Does nothing where there is no such timer, for example because it has run. */
  cancel(name: string): void {
    if (this.registry.doesExist('timeout', name)) this.registry.deleteTimeout(name);
    if (this.registry.doesExist('interval', name)) this.registry.deleteInterval(name);
  }

  /** Resolves after `milliseconds`, or as soon as `wake` fires. */
  async rest(name: string, milliseconds: number, wake: AbortSignal): Promise<void> {
    if (wake.aborted || milliseconds <= 0) return;
    await new Promise<void>((resolve) => {
      const end = (): void => {
        // The signal outlives many rests, and would keep a listener of each.
        wake.removeEventListener('abort', end);
        this.cancel(name);
        resolve();
      };
      wake.addEventListener('abort', end);
      this.after(name, milliseconds, end);
    });
  }
}
