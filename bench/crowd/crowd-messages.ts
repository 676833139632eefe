/** What a viewer sends to join. */
export interface Joining {
  readonly game_id: string;
  readonly after_seq?: number;
  readonly deltas?: boolean;
}

export interface Gathering {
  readonly url: string;
  /** Taken in turn. */
  readonly gameIds: readonly string[];
  readonly viewers: number;
  readonly deltas?: boolean;
  /** One viewer of so many looks at the time that each event bears, and the others only count; 0: none does. 1 by default. */
  readonly timedOneOf?: number;
}

/** What the crowd is asked to do, one after the other. */
export type Order =
  /** Carried out when all have joined. */
  | ({ readonly do: 'gather' } & Gathering)
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
  /** CPU of the viewers' process. */
  readonly cpuMicros: number;
}
