import type { Sender } from './senders.js';

/** Counts what is refused because there is too much of it. Where none is provided, nothing is counted. */
export abstract class LimitMeter {
  /**
   * @param limit the name of the limit, as the answer has it
   * @param by who has reached it
   */
  abstract reached(limit: string, by: Sender): void;
}
