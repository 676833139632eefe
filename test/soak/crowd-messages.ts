import type { Latency } from './latencies.js';

/** What the crowd is asked to do, one after the other. */
export type Order =
  | {
      readonly do: 'gather';
      readonly url: string;
      readonly gameId: string;
      readonly healthy: number;
      readonly stopped: number;
      readonly seed: number;
    }
  | { readonly do: 'stop reading' }
  | { readonly do: 'go on' }
  | { readonly do: 'read again' }
  | { readonly do: 'start over and stop reading' }
  | { readonly do: 'look back'; readonly seq: number };

/** Answered to each order once it is carried out. */
export interface Carried {
  /** Of what the healthy ones heard from the order before until this one. */
  readonly latency: Latency;
  /** Seconds that it took. */
  readonly seconds: number;
  /** Of those who stopped, since they were gathered or started over. */
  readonly fate: Fate;
  /** After a look back: how many viewers have heard all that the store has, in order. */
  readonly complete: number;
  readonly complaints: readonly string[];
}

/** How many viewers were told why they were disconnected, were disconnected without, and were never disconnected. */
export interface Fate {
  readonly told: number;
  readonly cut: number;
  readonly kept: number;
}
