import { deedById } from '#libs/monopoly';
import type { DecideRequest, PlayerState, PropertyState, ValidAction } from '#libs/protocol';

export interface Scene {
  readonly personality?: string;
  readonly model?: string;
  readonly deadlineMs?: number;
  readonly phase?: string;
  readonly turn?: number;
  readonly me?: Partial<PlayerState>;
  readonly rival?: Partial<PlayerState>;
  /** Ids of deeds. */
  readonly mine?: readonly string[];
  readonly theirs?: readonly string[];
  /** By deed id. */
  readonly houses?: Readonly<Record<string, number>>;
  readonly mortgaged?: readonly string[];
  readonly offers?: readonly ValidAction[];
  readonly lastError?: string;
  readonly decision?: unknown;
  /** Put before every id that differs between two runs of a game. */
  readonly ids?: string;
}

/** A question to one of two players, both on GO with $1500 by default. */
export function question(scene: Scene): DecideRequest {
  const [me, rival] = [`${scene.ids ?? ''}me`, `${scene.ids ?? ''}rival`];
  const owned = (id: string, owner_id: string): PropertyState => ({
    property_id: id,
    owner_id,
    houses: scene.houses?.[id] ?? 0,
    is_mortgaged: scene.mortgaged?.includes(id) ?? false,
  });
  const player = { position: 0, cash: 1500, in_jail: false, is_bankrupt: false };
  return {
    player_id: me,
    game_state: {
      id: `${scene.ids ?? ''}game`,
      status: 'in_progress',
      current_player_index: 0,
      turn_number: scene.turn ?? 1,
      players: [
        {
          ...player,
          id: me,
          name: 'Ada',
          personality: scene.personality ?? 'analytical',
          model: scene.model ?? null,
          ...scene.me,
        },
        { ...player, id: rival, name: 'Baron', ...scene.rival },
      ],
      properties: [
        ...(scene.mine ?? []).map((id) => owned(id, me)),
        ...(scene.theirs ?? []).map((id) => owned(id, rival)),
      ],
    },
    valid_actions: scene.offers ?? [],
    turn_phase: scene.phase ?? 'post_roll',
    deadline_ms: scene.deadlineMs ?? 1000,
    ...(scene.lastError !== undefined && { last_error: scene.lastError }),
    ...(scene.decision !== undefined && { decision: scene.decision }),
  };
}

/** The choice that a player has on a deed of the bank. */
export function onSale(id: string): Pick<Scene, 'phase' | 'offers'> {
  const cost = deedById(id)?.price ?? 0;
  const offers = [
    { type: 'buy_property', property_id: id, cost },
    { type: 'pass_property', property_id: id, default: true },
  ];
  return { phase: 'awaiting_buy_decision', offers };
}

export const WAYS_OUT_OF_JAIL: readonly ValidAction[] = [
  { type: 'roll_for_doubles', default: true },
  { type: 'pay_jail_fine', cost: 50 },
  { type: 'use_jail_card' },
];
