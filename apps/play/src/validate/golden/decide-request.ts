import { DEEDS } from '#libs/monopoly';
import type { DecideRequest, GameState, PlayerState, ValidAction } from '#libs/protocol';

export const ME = '0b9f1f5e-3c58-4d6a-9a51-5f0a5d1c0001';
export const RIVAL = '0b9f1f5e-3c58-4d6a-9a51-5f0a5d1c0002';
export const THIRD = '0b9f1f5e-3c58-4d6a-9a51-5f0a5d1c0003';

/** The differences from a typical state in the middle of a game. */
export interface Scene {
  readonly phase: string;
  readonly offers: readonly ValidAction[];
  readonly me?: Partial<PlayerState>;
  /** Property ids by owner. */
  readonly owned?: Readonly<Record<string, readonly string[]>>;
  /** The engine's own description of the decision. */
  readonly decision?: Readonly<Record<string, unknown>>;
}

const OWNED: NonNullable<Scene['owned']> = {
  [ME]: ['oriental', 'vermont', 'connecticut', 'reading_rr', 'st_james'],
  [RIVAL]: ['tennessee', 'kentucky', 'indiana', 'electric_company'],
  [THIRD]: ['baltic', 'pacific', 'bo_rr'],
};

/** The engine's description of a decision for {@link ME}. */
export function engineDecision(
  kind: string,
  context: Readonly<Record<string, unknown>>,
): NonNullable<Scene['decision']> {
  const whose = { player_id: ME, turn_player_id: ME };
  return { id: 'd-1', kind, ...whose, expires_at: null, default_action: 0, context };
}

/** An orchestrator's request for a decision, with all its fields. */
export function decideRequest(
  { phase, offers, me = {}, owned = OWNED, decision }: Scene,
  deadlineMs: number,
): DecideRequest {
  return {
    player_id: ME,
    game_state: stateOf(phase, me, owned, decision),
    valid_actions: offers,
    turn_phase: phase,
    deadline_ms: deadlineMs,
    ...(decision !== undefined && { decision }),
  };
}

function stateOf(
  phase: string,
  me: Partial<PlayerState>,
  owned: NonNullable<Scene['owned']>,
  decision: Scene['decision'],
): GameState {
  const ownerOf = (id: string): string | null => Object.entries(owned).find(([, ids]) => ids.includes(id))?.[0] ?? null;
  return {
    id: '0b9f1f5e-3c58-4d6a-9a51-5f0a5d1c0000',
    status: 'in_progress',
    current_player_index: 0,
    turn_number: 41,
    turn_phase: phase,
    doubles_count: 0,
    last_dice_roll: [4, 3],
    players: [
      player(ME, 0, 'You', { position: 24, ...me }),
      player(RIVAL, 1, 'Baron Von Moneybags', { position: 10, cash: 870 }),
      player(THIRD, 2, 'Lady Luck', { position: 5, cash: 320 }),
    ],
    properties: DEEDS.map(({ id }) => ({ property_id: id, owner_id: ownerOf(id), houses: 0, is_mortgaged: false })),
    winner_id: null,
    ...(decision !== undefined && { decision }),
  };
}

function player(id: string, order: number, name: string, changes: Partial<PlayerState>): PlayerState {
  return {
    id,
    name,
    model: 'heuristic',
    personality: 'analytical',
    player_order: order,
    position: 0,
    cash: 640,
    in_jail: false,
    jail_turns: 0,
    get_out_of_jail_cards: 0,
    is_bankrupt: false,
    ...changes,
  };
}
