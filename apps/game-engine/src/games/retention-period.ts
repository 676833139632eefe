const DAY_MS = 86_400_000;

/** How long finished games are kept on record. */
export class RetentionPeriod {
  /** @param days after a game's last action; 0: for ever */
  constructor(private readonly days: number) {}

  /**
   * Games that were over before this time (ISO 8601 UTC) have been kept long enough; null: none ever has.
   *
   * @param now milliseconds since 1970
   */
  endBefore(now: number): string | null {
    return this.days === 0 ? null : new Date(now - this.days * DAY_MS).toISOString();
  }
}
