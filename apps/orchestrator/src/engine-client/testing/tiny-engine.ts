import type { ActionResult, CreateEngineGame, EngineActionRequest, EngineActions, GameState } from '#libs/protocol';

/** A refusal of the engine, with its HTTP status. */
export class TinyRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const DICE = [1, 2] as const;
const SQUARES = 40;
const DEFAULT_TURNS = 6;

interface TinyGame {
  readonly maxTurns: number;
  state: GameState;
  readonly done: Map<string, ActionResult>;
}

/**
 * The smallest game worth the name, in memory: roll the dice (always 1 and 2), end the turn, next player, until
 * `max_turns` (6) turns are over; then the first player has won. An idempotency key is executed once.
 */
export class TinyEngine {
  private readonly games = new Map<string, TinyGame>();
  private created = 0;

  create(request: CreateEngineGame): string {
    this.created += 1;
    const gameId = `tiny-${this.created}`;
    const players = request.players.map((player, seat) => ({ ...player, id: `${gameId}-p${seat + 1}`, position: 0 }));
    const state = { id: gameId, status: 'waiting', current_player_index: 0, turn_number: 1, turn_phase: 'pre_roll' };
    const full = { ...state, players, winner_id: null };
    this.games.set(gameId, { maxTurns: request.max_turns ?? DEFAULT_TURNS, state: full, done: new Map() });
    return gameId;
  }

  start(gameId: string): void {
    const game = this.game(gameId);
    if (game.state.status !== 'waiting') throw new TinyRefusal(409, 'The game is started already.');
    game.state = { ...game.state, status: 'in_progress' };
  }

  state(gameId: string): GameState {
    return this.game(gameId).state;
  }

  actions(gameId: string): EngineActions {
    const state = this.state(gameId);
    const type = state.turn_phase === 'pre_roll' ? 'roll_dice' : 'end_turn';
    const over = state.status !== 'in_progress';
    return { player_id: mover(state).id, turn_phase: state.turn_phase ?? null, actions: over ? [] : [{ type }] };
  }

  act(gameId: string, { player_id, action }: EngineActionRequest, key: string | undefined): ActionResult {
    const game = this.game(gameId);
    const before = key === undefined ? undefined : game.done.get(key);
    if (before) return before;
    if (player_id !== mover(game.state).id) throw new TinyRefusal(400, 'It is not your turn.');
    if (!this.actions(gameId).actions.some(({ type }) => type === action.type)) {
      throw new TinyRefusal(400, `${action.type} is not possible now.`);
    }
    const result = action.type === 'roll_dice' ? roll(game) : endTurn(game);
    if (key !== undefined) game.done.set(key, result);
    return result;
  }

  remove(gameId: string): void {
    this.game(gameId);
    this.games.delete(gameId);
  }

  private game(gameId: string): TinyGame {
    const game = this.games.get(gameId);
    if (!game) throw new TinyRefusal(404, 'There is no such game.');
    return game;
  }
}

function mover({ players, current_player_index }: GameState): GameState['players'][number] {
  const player = players[current_player_index ?? -1];
  if (!player) throw new Error('a tiny game always has a seat to move');
  return player;
}

function roll(game: TinyGame): ActionResult {
  const { id, position = 0 } = mover(game.state);
  const moved = (position + DICE[0] + DICE[1]) % SQUARES;
  const players = game.state.players.map((player) => (player.id === id ? { ...player, position: moved } : player));
  game.state = { ...game.state, players, turn_phase: 'post_roll', last_dice_roll: DICE };
  return { success: true, action_type: 'roll_dice', dice_roll: DICE, new_position: moved };
}

function endTurn(game: TinyGame): ActionResult {
  const { players, current_player_index, turn_number } = game.state;
  const turn = (turn_number ?? 1) + 1;
  const next = { current_player_index: ((current_player_index ?? 0) + 1) % players.length, turn_number: turn };
  const over = turn > game.maxTurns;
  const end = over ? { status: 'completed', winner_id: players[0]?.id ?? null } : {};
  game.state = { ...game.state, ...next, ...end, turn_phase: 'pre_roll' };
  return { success: true, action_type: 'end_turn', game_over: over };
}
