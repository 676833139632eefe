import type { ActionResult, GameState } from './engine.js';
import type { GameAction, Trade } from './action.js';
import type { ForkedFrom } from './fork.js';
import type { GameSpeed } from './speed.js';
import type { PlayerInfo } from './player.js';
import type { AgentUsage } from './usage.js';

/** `player_name` stands beside every `player_id`. */
export interface ByPlayer {
  readonly player_id: string;
  readonly player_name: string;
}

export type DecisionSource = 'agent' | 'corrected' | 'default';
export type EndReason = 'completed' | 'max_turns';
export type BuildingType = 'house' | 'hotel';

/**
 * Every numbered event of a game and its own fields. On the wire each payload also carries {@link Envelope};
 * `game:state` and `state:patch` are snapshots, not events, and are typed in {@link ServerToClientEvents} alone.
 */
export interface GameEventMap {
  'game:started': {
    readonly players: readonly PlayerInfo[];
    readonly agents: readonly PlayerInfo[];
    /** Of a fork. */
    readonly forked_from?: ForkedFrom;
    readonly known_cards?: boolean;
  };
  'game:ended': {
    readonly winner_id: string | null;
    readonly winner_name: string | null;
    readonly final_state: GameState;
    readonly reason: EndReason;
  };
  'game:stopped': { readonly reason: string };
  'game:paused': { readonly reason: string };
  'game:resumed': { readonly reason: string };
  'game:speed': { readonly speed: GameSpeed };
  'game:error': { readonly error: string; readonly code: string; readonly recoverable: boolean };
  'turn:start': ByPlayer & {
    readonly turn_number: number;
    /** Left out where the state has none, as in a game without a board. */
    readonly position?: number;
    readonly cash?: number;
  };
  'turn:action': ByPlayer & { readonly action: GameAction; readonly result: ActionResult };
  /** `action` is the default that was taken; `timeout` in seconds. */
  'turn:timeout': ByPlayer & { readonly action: GameAction; readonly timeout: number };
  'turn:end': ByPlayer & { readonly turn_number: number };
  /** `valid_actions` are action types; `deadline` is ISO 8601. */
  'agent:thinking': ByPlayer & {
    readonly phase: string;
    readonly valid_actions: readonly string[];
    readonly deadline: string;
  };
  'agent:decision': ByPlayer & {
    readonly action: GameAction;
    readonly reasoning: string | null;
    readonly duration_ms: number;
    readonly source: DecisionSource;
    /** Who decided, in the agent's own word, such as `model` or `heuristic`, where it sends one. */
    readonly agent_source?: string;
    /** What the decision cost, both answers of a corrected one together, where the agent reports it. */
    readonly usage?: AgentUsage;
  };
  'agent:error': ByPlayer & { readonly error: string; readonly code: string };
  'agent:chat': ByPlayer & { readonly message: string };
  /** An open seat is filled: by a guest who took it, or by an agent of the house where nobody did. */
  'agent:joined': ByPlayer & { readonly seat: 'guest' | 'house' };
  /** The guest of a seat is away; `replaced`: another agent plays it for good. */
  'agent:left': ByPlayer & { readonly reason: 'left' | 'timeout' | 'replaced' };
  'agent:returned': ByPlayer;
  'dice:rolled': ByPlayer & {
    readonly dice: readonly [number, number];
    readonly total: number;
    readonly is_doubles: boolean;
  };
  'player:moved': ByPlayer & {
    readonly from_position: number;
    readonly to_position: number;
    readonly dice_total: number | null;
  };
  'property:purchased': ByPlayer & { readonly property_id: string; readonly price: number | null };
  'property:passed': ByPlayer & { readonly property_id: string | null };
  'rent:paid': ByPlayer & {
    readonly amount: number;
    readonly to_player_id: string;
    readonly to_player_name: string;
    readonly property_id: string | null;
  };
  'card:drawn': ByPlayer & { readonly card_text: string; readonly deck: string | null };
  'building:built': ByPlayer & { readonly property_id: string; readonly building_type: BuildingType };
  'building:sold': ByPlayer & { readonly property_id: string; readonly building_type: BuildingType };
  'jail:action': ByPlayer & { readonly action_type: string; readonly success: boolean };
  'player:bankrupt': ByPlayer & { readonly creditor_id: string | null; readonly creditor_name: string | null };
  'auction:started': { readonly property_id: string; readonly [extra: string]: unknown };
  'auction:bid': { readonly property_id: string; readonly [extra: string]: unknown };
  'auction:ended': { readonly property_id: string; readonly [extra: string]: unknown };
  'trade:proposed': { readonly trade: Trade; readonly [extra: string]: unknown };
  'trade:resolved': { readonly trade: Trade; readonly accepted: boolean; readonly [extra: string]: unknown };
  'property:mortgaged': ByPlayer & { readonly property_id: string; readonly amount: number | null };
  'property:unmortgaged': ByPlayer & { readonly property_id: string; readonly amount: number | null };
}

export type GameEventName = keyof GameEventMap;

/** The names of all numbered events. A name that is missing here does not compile. */
const NAMES: Record<GameEventName, true> = {
  'game:started': true,
  'game:ended': true,
  'game:stopped': true,
  'game:paused': true,
  'game:resumed': true,
  'game:speed': true,
  'game:error': true,
  'turn:start': true,
  'turn:action': true,
  'turn:timeout': true,
  'turn:end': true,
  'agent:thinking': true,
  'agent:decision': true,
  'agent:error': true,
  'agent:chat': true,
  'agent:joined': true,
  'agent:left': true,
  'agent:returned': true,
  'dice:rolled': true,
  'player:moved': true,
  'property:purchased': true,
  'property:passed': true,
  'rent:paid': true,
  'card:drawn': true,
  'building:built': true,
  'building:sold': true,
  'jail:action': true,
  'player:bankrupt': true,
  'auction:started': true,
  'auction:bid': true,
  'auction:ended': true,
  'trade:proposed': true,
  'trade:resolved': true,
  'property:mortgaged': true,
  'property:unmortgaged': true,
};

export function isGameEventName(name: string): name is GameEventName {
  return Object.hasOwn(NAMES, name);
}

export const GAME_EVENT_NAMES: readonly GameEventName[] = Object.keys(NAMES).filter(isGameEventName);

/** Names that the orchestrator alone gives: the game's course, not what happens in it. */
type OwnEventName = Extract<GameEventName, `${'game' | 'turn' | 'agent'}:${string}`>;

/** The named events that an engine may report with an action's result. */
export type ReportableEventName = Exclude<GameEventName, OwnEventName>;

/**
 * The name of an event that only its engine knows, such as `disc:dropped`. For the compiler all of them are this one word,
 * which {@link isEngineEventName} alone gives them: as long as every name is a word, the name determines the type of the payload.
 */
export type EngineEventName = '<engine>:<event>';

const EVENT_NAME = /^[a-z][\w-]{0,49}:[a-z][\w-]{0,49}$/i;
const RESERVED = /^(game|turn|agent|state):/i;

/** Whether an engine may give its own event this name: two words of the basic alphabet that nobody else uses. */
export function isEngineEventName(name: string): name is EngineEventName {
  return EVENT_NAME.test(name) && !RESERVED.test(name) && !isGameEventName(name);
}

/** What every payload on the wire carries. `seq` counts a game's events 1, 2, 3, … without a gap. */
export interface Envelope {
  readonly game_id: string;
  readonly seq: number;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** An engine's own event, with any payload. */
export interface EngineEvent {
  readonly event: EngineEventName;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** An event before it has a number. */
export type EventDraft =
  { [N in GameEventName]: { readonly event: N; readonly payload: GameEventMap[N] } }[GameEventName] | EngineEvent;

/** An event as GET /games/{id}/events answers it and the store keeps it. `payload` carries no envelope. */
export type NumberedEvent = EventDraft & { readonly seq: number; readonly at: string };

/** An event's payload as a spectator receives it. */
export type WirePayload<N extends GameEventName> = GameEventMap[N] & Envelope;
