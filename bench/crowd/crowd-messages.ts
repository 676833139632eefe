/** What the crowd is asked to do, one after the other. */
export type Order =
  /** Viewers of these games, taken in turn; carried out when all have joined. */
  | { readonly do: 'gather'; readonly url: string; readonly gameIds: readonly string[]; readonly viewers: number }
  /** Carried out when all viewers together have received `messages` messages since the last report. */
  | { readonly do: 'receive'; readonly messages: number }
  | { readonly do: 'report' };

/** What the viewers received since the last report. Times are milliseconds from the time that an event bears, of half and of 99 %. */
export interface Received {
  /** Events and snapshots. */
  readonly messages: number;
  readonly bytes: number;
  readonly p50: number;
  readonly p99: number;
}
