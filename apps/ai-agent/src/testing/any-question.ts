import type { DecideRequest, ValidAction } from '#libs/protocol';

export interface AnyScene {
  readonly name?: string;
  readonly rules?: string;
  readonly personality?: string;
  readonly model?: string;
  readonly seats?: readonly string[];
  readonly state?: Readonly<Record<string, unknown>>;
  readonly offers?: readonly unknown[];
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A question in a game that is not Monopoly, to the first seat. Ids are `seat-0`, `seat-1`, …; offers are as hostile as they are given. */
export function anyQuestion(scene: AnyScene): DecideRequest {
  const {
    name = 'Test game',
    rules,
    personality = 'random',
    model = null,
    seats = ['Ada', 'Baron'],
    state,
    offers,
  } = scene;
  const players = seats.map((seat, order) => ({ id: `seat-${order}`, name: seat }));
  return {
    player_id: 'seat-0',
    game_state: { status: 'in_progress', current_player_index: 0, turn_number: 3, players, ...state },
    valid_actions: (offers ?? [{ type: 'pass' }, { type: 'move' }]) as readonly ValidAction[],
    turn_phase: '',
    deadline_ms: 5_000,
    seat: { name: seats[0] ?? '', personality, model },
    game: { name, ...(rules !== undefined && { rules }) },
    ...scene.more,
  };
}
