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
  /** Of the messages that the healthy ones received from the order before until this one. */
  readonly latency: Latency;
  /** Seconds that it took. */
  readonly seconds: number;
  /** Of those who stopped, since they were gathered or started over. */
  readonly fate: Fate;
  /** After reading again from the start: how many viewers have received all that the store has, in order. */
  readonly complete: number;
  readonly complaints: readonly string[];
}

/** How many viewers received the reason of their disconnection, were disconnected without, and were never disconnected. */
export interface Fate {
  readonly emitted: number;
  readonly cut: number;
  readonly kept: number;
}
