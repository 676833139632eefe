import type { ColumnType } from 'kysely';
import type { GameState, NumberedEvent, PatchOperation, TranscriptLine } from '#libs/protocol';

/** Written as text, which both dialects know, and read as what was written. */
type Json<T> = ColumnType<T, string, string>;
type OptionalJson<T> = ColumnType<T | null, string | null, string | null>;

/** The orchestrator's tables. Times are ISO 8601 UTC. */
export interface OrchestratorSchema {
  games: {
    id: string;
    status: string;
    /** The number of the last event. */
    seq: number;
    /** One more with every write: the fence of concurrent updates. */
    revision: number;
    /** How many snapshots the game has; the names of this table's columns are released. */
    pictures: number;
    created_at: string;
    updated_at: string;
    /** Whose it is, for counting; null: nobody's, or it is older than this column. */
    created_by: string | null;
    /** What is played; null: the default engine's own game. */
    game_key: string | null;
    /** The tournament that it is played for; null: none. */
    tournament_id: string | null;
    /** As its engine described them. Apart from the rest, which is written with every step. */
    rules: string | null;
    /** All of the game but its state and its rules. */
    data: Json<object>;
    /** The latest snapshot. */
    state: Json<GameState>;
  };
  events: {
    game_id: string;
    seq: number;
    /** All of it, its number included. */
    data: Json<NumberedEvent>;
    /** All that there is, where `data` leaves out what is hidden until the game is over. */
    hidden: string | null;
  };
  /** What models were asked and answered, in games that keep it. */
  transcripts: {
    game_id: string;
    /** 1, 2, 3, … per game. */
    nr: number;
    data: Json<TranscriptLine>;
  };
  pictures: {
    game_id: string;
    /** 1, 2, 3, … per game: two snapshots may stand at the same event. */
    nr: number;
    /** The last event that it includes. */
    seq: number;
    /** Now and then a whole state; else null. */
    whole: OptionalJson<GameState>;
    /** RFC 6902, against the snapshot before; null where the whole is there. */
    patch: OptionalJson<PatchOperation[]>;
    /** The same of all that there is, where these leave out what is hidden until the game is over. */
    hidden_whole: string | null;
    hidden_patch: string | null;
  };
  creations: {
    key: string;
    fingerprint: string;
    game_id: string;
    answer: string;
  };
  /** The games with events that a webhook has not been sent: a row is written with the first of them, in its commit. */
  webhook_queue: {
    game_id: string;
    /** Its name. */
    webhook: string;
    /** The first event that it may still have to be sent, and the last one. */
    next_seq: number;
    last_seq: number;
    /** How many attempts at `next_seq` have failed. */
    failures: number;
    /** When it is to be sent. Who sends it sets this to when somebody else may: the fence of attempts at the same time. */
    due_at: string;
  };
  /** What the server has made up and must know again. */
  secrets: {
    name: string;
    value: string;
  };
  /** What is known of each agent's strength. */
  ratings: {
    /** A digest of `agent`, and of the game where it has a key. */
    id: string;
    /** Who it is: name, personality, model and address. */
    agent: Json<object>;
    mu: number;
    sigma: number;
    /** `mu` − 3 `sigma`, which the leaderboard is sorted by. */
    ordinal: number;
    /** `model` or `fallback`; null: an agent by its name. */
    kind: string | null;
    /** What is played; null: the default engine's own game. */
    game_key: string | null;
    games: number;
    wins: number;
  };
  /** The games that the ratings have in them. They stay when the game itself is forgotten. */
  rated_games: {
    /** 1, 2, 3, … in the order of rating: the fence of ratings at the same time. */
    nr: number;
    game_id: string;
    rated_at: string;
  };
  tournaments: {
    id: string;
    status: string;
    /** One more with every write: the fence of concurrent updates. */
    revision: number;
    created_at: string;
    updated_at: string;
    created_by: string | null;
    data: Json<object>;
  };
  /** Each game of a tournament, from before it is created. */
  tournament_games: {
    tournament_id: string;
    number: number;
    round: number;
    pairing: number;
    /** A JSON array of ids of entrants. */
    seats: string;
    seed: number;
    /** Null: it is about to be created. */
    game_id: string | null;
    /** `ended` or `void`; null: it has not been counted. */
    outcome: string | null;
    /** Ranks, forfeits and what was used, as JSON. */
    result: string | null;
  };
}
