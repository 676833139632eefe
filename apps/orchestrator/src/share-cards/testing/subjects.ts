import type { GameState, NumberedEvent } from '#libs/protocol';
import { DEEDS } from '#libs/views';
import type { GameSession } from '../../games/index.js';
import type { Subject } from '../model/subject.js';

const NAMES = [
  'Baron Von Moneybags',
  'Professor Pennypincher',
  'Lady Luck',
  'The Conservative',
  'Ada',
  'Bruno',
  'Cleo',
  'Dmitri',
];

const PERSONALITIES = ['aggressive', 'analytical', 'chaotic', 'conservative'];

type Status = 'running' | 'paused' | 'completed' | 'stopped';

export interface SubjectOptions {
  readonly names?: readonly string[];
  readonly status?: Status;
  readonly winnerId?: string | null;
  readonly gameName?: string;
  /** Of the last event; 10 is what is shown. */
  readonly seq?: number;
  readonly events?: readonly NumberedEvent[];
}

/** A game with this state after event 10. */
export function subjectOf(state: object, options: SubjectOptions = {}): Subject {
  const { names = NAMES.slice(0, 2), status = 'running', winnerId = null, gameName, seq = 10, events = [] } = options;
  const shown: GameState = { status: 'in_progress', current_player_index: 0, players: playersOf(names), ...state };
  const base = {
    id: 'g',
    engineGameId: 'g',
    seats: names.map((name, seat) => ({
      id: `p${seat}`,
      name,
      personality: PERSONALITIES[seat % 4] ?? '',
      model: null,
      url: null,
    })),
    speed: 'normal' as const,
    turnTimeout: 30,
    maxTurns: null,
    seed: null,
    seq,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    state: shown,
    stateSeq: 10,
    turn: null,
    turnCount: 0,
    step: 1,
    refusals: 0,
    lastRefusal: null,
    ...(gameName !== undefined && { gameName }),
  };
  const ready = { stage: { name: 'ready' as const } };
  const parts: Readonly<Record<Status, () => GameSession>> = {
    running: () => ({ ...base, ...ready, status: 'running', pausing: false }),
    paused: () => ({ ...base, ...ready, status: 'paused', by: 'operator', stepping: false }),
    completed: () => ({ ...base, status: 'completed', winnerId, reason: 'completed' }),
    stopped: () => ({ ...base, status: 'stopped', reason: 'operator' }),
  };
  return { session: parts[status](), seq: 10, state: shown, events };
}

export function playersOf(names: readonly string[]): GameState['players'] {
  return names.map((name, seat) => ({ id: `p${seat}`, name }));
}

/** Monopoly in its middle: deeds are shared out in turn, and there are houses and mortgages. */
export function monopolyOf(seats: number, options: SubjectOptions = {}): Subject {
  const names = options.names ?? NAMES.slice(0, seats);
  const players = names.map((name, seat) => ({
    id: `p${seat}`,
    name,
    position: (seat * 7 + 3) % 40,
    cash: 1_500 - seat * 170,
    is_bankrupt: seats > 3 && seat === seats - 1,
  }));
  const properties = DEEDS.map(({ id }, index) => ({
    property_id: id,
    owner_id: index % 5 === 4 ? null : `p${Math.floor(index / 3) % Math.max(1, seats - (seats > 3 ? 1 : 0))}`,
    houses: index % 4 === 1 ? index % 6 : 0,
    is_mortgaged: index % 9 === 8,
  }));
  return subjectOf({ turn_number: 42, players, properties }, { gameName: 'Monopoly', ...options, names });
}

export function thought(seat: number, reasoning: string): NumberedEvent {
  return {
    seq: 9,
    at: '2026-01-01T00:00:00.000Z',
    event: 'agent:decision',
    payload: {
      player_id: `p${seat}`,
      player_name: `Player ${seat}`,
      action: { type: 'roll_dice' },
      reasoning,
      duration_ms: 5,
      source: 'agent',
    },
  };
}
