import type { Clock } from '#libs/service';

const HOUR_MS = 3_600_000;

/** How long, and how many at once, finished games are held. */
export interface HoldingLimits {
  readonly maxAgeMs: number;
  readonly maxCount: number;
}

/** Knows which finished games have been held in memory long enough. */
export class FinishedGames {
  /** Since when each is held, in milliseconds; the oldest first. */
  private readonly heldSince = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly limits: HoldingLimits = { maxAgeMs: HOUR_MS, maxCount: 1000 },
  ) {}

  /** Adding a game again changes nothing. */
  add(id: string): void {
    if (!this.heldSince.has(id)) this.heldSince.set(id, this.clock.now());
  }

  prune(id: string): void {
    this.heldSince.delete(id);
  }

  /** The games to let go of now, the oldest first. Each is named once. */
  takeDue(): readonly string[] {
    const now = this.clock.now();
    const due: string[] = [];
    for (const [id, at] of this.heldSince) {
      if (this.heldSince.size <= this.limits.maxCount && now - at < this.limits.maxAgeMs) break;
      this.heldSince.delete(id);
      due.push(id);
    }
    return due;
  }
}
