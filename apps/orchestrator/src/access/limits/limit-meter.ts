/** Counts what is refused because there is too much of it. Where none is provided, nothing is counted. */
export abstract class LimitMeter {
  /** @param limit the name of the limit, as the answer has it */
  abstract reached(limit: string): void;
}
