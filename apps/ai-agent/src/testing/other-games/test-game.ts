import type { GameAction, GameState, ValidAction } from '#libs/protocol';

/** An event as an engine tells it: a name, and what it holds. */
export interface TestEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** A small game of the tests', with everything that its engine knows. */
export interface TestGame {
  readonly name: string;
  readonly rules: string;
  /** With the hidden parts of all players and the full picture. */
  readonly state: GameState;
  /** Null: it is over. */
  readonly seatToMove: string | null;
  readonly offers: readonly ValidAction[];
  /** Throws where it is not one of the offers. */
  play(action: GameAction): { readonly message: string; readonly events: readonly TestEvent[] };
  copy(): TestGame;
}

/** The offer that an action stands for, by its id. */
export function offerFor(action: GameAction, offers: readonly ValidAction[]): ValidAction {
  const found = offers.find(({ action_id, type }) => action_id === action['action_id'] && type === action.type);
  if (found === undefined) throw new Error(`not on offer: ${JSON.stringify(action)}`);
  return found;
}

export const PLAYERS = [
  { id: '3f0e8f8e-8a53-4c39-9a5a-0d5c6a3f1a01', name: 'Ada' },
  { id: '3f0e8f8e-8a53-4c39-9a5a-0d5c6a3f1b02', name: 'Baron' },
] as const;
