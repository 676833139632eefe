/** The engine's tables. Times are ISO 8601 UTC; structures are JSON, as text that both dialects know. */
export interface GameEngineSchema {
  games: {
    id: string;
    /** A GameCreation. */
    creation: string;
    /** Null: nobody has started it yet. */
    started_at: string | null;
    /** When its last action was executed; null: it goes on. */
    finished_at: string | null;
  };
  actions: {
    game_id: string;
    /** 0, 1, 2, … per game, without a gap: the fence of appends. */
    idx: number;
    /** An Action. */
    action: string;
    at: string;
    /** The Idempotency-Key that it came with; null: it came without one. */
    key: string | null;
    fingerprint: string | null;
  };
}
