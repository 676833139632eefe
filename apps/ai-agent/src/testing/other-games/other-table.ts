import type { DecideRequest, DecideResponse, GameState, RecentEvent, TalkLine } from '#libs/protocol';
import { PLAYERS, type TestGame } from './test-game.js';

/** What of a state is sent to a seat. */
export type Filter = (state: GameState, playerId: string) => GameState;

/** As the orchestrator does it: the public part and the seat's own. */
export const ownPartOnly: Filter = ({ hidden, ...state }, playerId) =>
  hidden === undefined ? state : { ...state, hidden: { [playerId]: hidden[playerId] } };

export interface OtherTableOptions {
  readonly personalities: readonly string[];
  readonly model?: string;
  readonly filter?: Filter;
  readonly more?: Partial<DecideRequest>;
  readonly decide: (request: DecideRequest) => Promise<DecideResponse>;
}

export interface Decided {
  readonly request: DecideRequest;
  readonly response: DecideResponse;
}

/** Plays a game of the tests' to its end as an orchestrator would: asks, carries out, and tells what happened. */
export async function playOther(game: TestGame, options: OtherTableOptions): Promise<readonly Decided[]> {
  const { personalities, model, filter = ownPartOnly, more, decide } = options;
  const events: RecentEvent[] = [];
  const talk: TalkLine[] = [];
  const asked = new Map<string, number>();
  const decisions: Decided[] = [];
  const emit = (event: string, payload: RecentEvent['payload']): number =>
    events.push({ seq: events.length + 1, event, payload });
  for (let player_id = game.seatToMove; player_id !== null; player_id = game.seatToMove) {
    const turn_number = Number(game.state.turn_number);
    emit('turn:start', { player_id, turn_number });
    const seat = PLAYERS.findIndex(({ id }) => id === player_id);
    const request: DecideRequest = {
      player_id,
      game_state: filter(game.state, player_id),
      valid_actions: game.offers,
      turn_phase: '',
      deadline_ms: 10_000,
      seat: { name: PLAYERS[seat]?.name ?? '', personality: personalities[seat] ?? '', model: model ?? null },
      game: { name: game.name, rules: game.rules },
      settings: { turn_timeout: 10, max_turns: 200 },
      recent_events: events.slice(asked.get(player_id) ?? 0),
      talk: talk.slice(-20),
      ...(game.state.hidden !== undefined && { chat_is_public: true }),
      ...more,
    };
    asked.set(player_id, events.length);
    const response = await decide(request);
    decisions.push({ request, response });
    if (response.chat) talk.push({ player_id, turn_number, message: response.chat });
    const { message, events: happened } = game.play(response.action);
    for (const { type, ...payload } of happened) emit(type, payload);
    emit('turn:action', { player_id, action: response.action, result: { success: true, message } });
  }
  return decisions;
}
