import type { Clock } from '../clock.js';

const HOUR_MS = 3_600_000;

/** How long, and how many at once, finished games are held. */
export interface Retention {
  readonly maxAgeMs: number;
  readonly maxCount: number;
}

/** Knows which finished games have been held long enough. */
export class FinishedGames {
  /** When each finished, in milliseconds; the oldest first. */
  private readonly finishedAt = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly retention: Retention = { maxAgeMs: HOUR_MS, maxCount: 1000 },
  ) {}

  add(id: string): void {
    this.finishedAt.set(id, this.clock.now().getTime());
  }

  forget(id: string): void {
    this.finishedAt.delete(id);
  }

  /** The games to let go of now, the oldest first. Each is named once. */
  takeDue(): readonly string[] {
    const now = this.clock.now().getTime();
    const due: string[] = [];
    for (const [id, at] of this.finishedAt) {
      if (this.finishedAt.size <= this.retention.maxCount && now - at < this.retention.maxAgeMs) break;
      this.finishedAt.delete(id);
      due.push(id);
    }
    return due;
  }
}
