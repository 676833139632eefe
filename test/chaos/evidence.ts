import type { NumberedEvent } from '#libs/protocol';

/** An action on the engine's own record, in the order of its execution. */
export interface ExecutedAction {
  /** Its Idempotency-Key; null: it came without one. */
  readonly key: string | null;
  readonly playerId: string;
  readonly type: string;
  readonly propertyId: string | null;
}

/** One request for a decision, as it reached the agent. */
export interface Ask {
  readonly gameId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** A digest of what was asked of whom about which table. */
  readonly question: string;
}

/** A numbered event as a viewer received it. */
export interface SeenEvent {
  readonly seq: number;
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** All that one viewer received of one game, in the order of arrival. */
export interface ViewerLog {
  readonly viewer: string;
  readonly seen: readonly SeenEvent[];
  /** What should not have happened to it. */
  readonly complaints: readonly string[];
}

/** All that is known about one game when the dust has settled. */
export interface GameEvidence {
  readonly id: string;
  readonly status: string;
  /** From the orchestrator's store. */
  readonly events: readonly NumberedEvent[];
  /** From the engine's store. */
  readonly executed: readonly ExecutedAction[];
  readonly asks: readonly Ask[];
  readonly viewers: readonly ViewerLog[];
}
