import type { Replay } from '#libs/protocol';

type Fields = Readonly<Record<string, unknown>>;

/** What an invented game shows: one state for each of its turns. */
export interface ViewedGame {
  readonly names: readonly string[];
  /** The state's own fields before the first turn and after each. */
  readonly states: readonly Fields[];
  /** Fields of a player besides id and name. */
  readonly playerAt?: (turn: number, seat: number) => Fields;
  readonly actionAt?: (turn: number) => Fields;
  readonly resultAt?: (turn: number) => Fields;
  /** Events of the engine's own, before the action is reported. */
  readonly eventsAt?: (turn: number) => readonly { readonly event: string; readonly payload: Fields }[];
  readonly words?: string;
  /** Null: nobody wins. Undefined: the game goes on. */
  readonly winner?: number | null;
}

const START = Date.UTC(2026, 0, 1);

/** A replay of a game that nobody here knows, in the shapes and the order of the contract. */
export function viewedGame(game: ViewedGame): Replay {
  const events: Fields[] = [];
  const pictures: Fields[] = [{ seq: 0, state: stateOf(game, 0) }];
  const players = game.names.map((name, seat) => ({ id: `p${seat}`, name, personality: 'random', model: null }));
  const by = (seat: number): Fields => ({ player_id: players[seat]?.id, player_name: players[seat]?.name });
  const emit = (event: string, payload: Fields): void => {
    events.push({ seq: events.length + 1, at: new Date(START + events.length * 1_000).toISOString(), event, payload });
  };
  emit('game:started', { players, agents: players });
  for (let turn = 1; turn < game.states.length; turn += 1) {
    const actor = by((turn - 1) % players.length);
    const action = game.actionAt?.(turn) ?? { type: 'make_move', spot: turn };
    emit('turn:start', { ...actor, turn_number: turn });
    emit('agent:thinking', {
      ...actor,
      phase: 'main',
      valid_actions: ['make_move'],
      deadline: new Date().toISOString(),
    });
    emit('agent:decision', {
      ...actor,
      action,
      duration_ms: 40 + turn,
      source: 'agent',
      reasoning: game.words ?? `Spot ${turn} blocks two of their lines, and opens one of mine.`,
    });
    for (const { event, payload } of game.eventsAt?.(turn) ?? []) emit(event, { ...actor, ...payload });
    if (turn % 4 === 0) emit('agent:chat', { ...actor, message: game.words ?? 'Your move.' });
    emit('turn:action', { ...actor, action, result: { success: true, ...game.resultAt?.(turn) } });
    pictures.push({ seq: events.length, state: stateOf(game, turn) });
    emit('turn:end', { ...actor, turn_number: turn });
  }
  const { winner } = game;
  if (winner !== undefined) {
    const { player_id: id = null, player_name: name = null } = winner === null ? {} : by(winner);
    emit('game:ended', { winner_id: id, winner_name: name, reason: 'completed' });
  }
  const replay = {
    version: 1,
    game: { game_id: '00000000-0000-4000-8000-000000000000', status: winner === undefined ? 'running' : 'completed' },
    players,
    seed: 7,
    initial_state: stateOf(game, 0),
    events,
    pictures,
  };
  return replay as unknown as Replay;
}

export function stateOf({ names, states, playerAt }: ViewedGame, turn: number): Fields {
  return {
    status: 'in_progress',
    current_player_index: turn % names.length,
    turn_number: turn + 1,
    players: names.map((name, seat) => ({ id: `p${seat}`, name, ...playerAt?.(turn, seat) })),
    ...states[turn],
  };
}
