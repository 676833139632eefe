import type { GameAction, ValidAction } from './action.js';
import { isJsonObject } from './json.js';

/** An action that was executed in another game. */
export interface EngineOriginStep {
  readonly player_id: string;
  readonly action: GameAction;
  /** Chance is drawn anew from it, from this action on. */
  readonly seed?: number;
}

/** Where a new game is to stand: where the actions of another one led, chance included. */
export interface EngineOrigin {
  /** That game's id. */
  readonly id?: string;
  /** The ids that the players had there, in seat order. Actions name them by these. */
  readonly players: readonly string[];
  readonly seed: number;
  readonly actions: readonly EngineOriginStep[];
}

/** POST /game. */
export interface CreateEngineGame {
  readonly players: readonly { readonly name: string; readonly model: string; readonly personality: string }[];
  readonly seed?: number;
  readonly max_turns?: number;
  readonly rules?: Readonly<Record<string, unknown>>;
  readonly action_set?: string;
  /** Where the engine plays more than one. */
  readonly game?: string;
  readonly options?: Readonly<Record<string, unknown>>;
  /** `seed` is then for what follows; without one, chance goes on as it would have. */
  readonly from?: EngineOrigin;
}

/** One player in a {@link GameState}. Only `id` and `name` can be relied on with an engine that is not ours. */
export interface PlayerState {
  readonly id: string;
  readonly name: string;
  readonly model?: string | null;
  readonly personality?: string | null;
  readonly player_order?: number;
  /** Square on the board, 0 (GO) to 39. */
  readonly position?: number;
  /** Dollars. */
  readonly cash?: number;
  readonly in_jail?: boolean;
  /** Failed throws for doubles since the player went to jail, 0 to 3. */
  readonly jail_turns?: number;
  readonly get_out_of_jail_cards?: number;
  readonly is_bankrupt?: boolean;
  readonly [extra: string]: unknown;
}

export interface PropertyState {
  readonly property_id: string;
  readonly owner_id: string | null;
  /** 0 to 4; 5 is a hotel. */
  readonly houses?: number;
  readonly is_mortgaged?: boolean;
  readonly [extra: string]: unknown;
}

export const ENGINE_STATUSES = ['waiting', 'in_progress', 'completed'] as const;
export type EngineStatus = (typeof ENGINE_STATUSES)[number];

/** A snapshot of a game as its engine sends it. Fields that are not named here pass through untouched. */
export interface GameState {
  readonly id?: string;
  readonly status: string;
  /** null: the state does not contain whose turn it is; `player_id` of {@link EngineActions} names the seat to move. */
  readonly current_player_index: number | null;
  readonly turn_number?: number | null;
  readonly turn_phase?: string | null;
  readonly doubles_count?: number | null;
  readonly last_dice_roll?: readonly number[] | null;
  readonly players: readonly PlayerState[];
  readonly properties?: readonly PropertyState[];
  readonly winner_id?: string | null;
  /** What each player sees beyond the rest of the state, by their id; under `all`, the full state of things. */
  readonly hidden?: Readonly<Record<string, unknown>>;
  readonly created_at?: string | null;
  readonly updated_at?: string | null;
  readonly [extra: string]: unknown;
}

/** Only `players` is checked: engines of other people may leave out any other field. */
export function isGameState(value: unknown): value is GameState {
  return isJsonObject(value) && Array.isArray(value['players']);
}

/** GET /game/{id}/actions. */
export interface EngineActions {
  readonly game_id?: string;
  readonly player_id?: string | null;
  readonly player_name?: string | null;
  readonly turn_phase?: string | null;
  readonly actions: readonly ValidAction[];
  /** The engine's own description of the pending decision, handed to the agent as it is. */
  readonly decision?: unknown;
}

/** The decision that a game waits for, as our own engine describes it. */
export interface EngineDecision {
  /** Another decision has another id: an answer that names it cannot be taken for the answer to a later one. */
  readonly id: string;
  readonly kind: string;
  /** The seat to move. */
  readonly player_id: string;
  /** Whose turn it is. */
  readonly turn_player_id: string;
  /** The engine itself sets no deadline. */
  readonly expires_at: null;
  /** Index of the action that is safe and takes the game on. */
  readonly default_action: number;
  /** What the decision is about, by its kind. */
  readonly context: Readonly<Record<string, unknown>>;
}

/** POST /game/{id}/action. Our own engine takes `action_id` and `params` for `action`, and refuses a stale `decision_id`. */
export interface EngineActionRequest {
  readonly player_id: string;
  readonly action: GameAction;
  readonly decision_id?: string;
}

/** The answer to an action; all but `success` may be missing or null. */
export interface ActionResult {
  readonly success: boolean;
  readonly message?: string | null;
  readonly action_type?: string | null;
  readonly dice_roll?: readonly number[] | null;
  readonly new_position?: number | null;
  readonly amount_paid?: number | null;
  readonly amount_received?: number | null;
  readonly property_id?: string | null;
  /** The text of the card that was drawn, or an object that holds it (`text`, `deck`). */
  readonly card_drawn?: unknown;
  readonly next_phase?: string | null;
  readonly game_over?: boolean | null;
  readonly winner_id?: string | null;
  readonly [extra: string]: unknown;
}

/** What our own engine adds to an {@link ActionResult}, so that a step needs one engine call. */
export interface RichActionResult extends ActionResult {
  readonly state: GameState;
  readonly valid_actions: EngineActions;
}
