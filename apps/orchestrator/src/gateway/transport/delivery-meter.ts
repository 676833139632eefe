/** Measures what reaches the spectators of this process. Where none is provided, nothing is measured. */
export abstract class DeliveryMeter {
  /** A batch went to `viewers`, `bytes` to each; its first event was numbered at `at`, milliseconds since 1970. */
  abstract delivered(viewers: number, bytes: number, at: number | undefined): void;
  /** A client that does not read was disconnected. */
  abstract slowConsumer(): void;
  /** A spectator joined a game, after an interruption or for the first time. */
  abstract joined(isReturn: boolean): void;
}
