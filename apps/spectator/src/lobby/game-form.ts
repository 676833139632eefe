import { type AgentSeat, type CreateGame, isGameSpeed } from '#libs/protocol';

/** A seat as it is typed: everything is a text. */
export interface SeatDraft {
  readonly key: number;
  readonly name: string;
  readonly personality: string;
  readonly model: string;
  readonly url: string;
}

export interface GameDraft {
  readonly seats: readonly SeatDraft[];
  readonly speed: string;
  readonly seed: string;
  readonly maxTurns: string;
}

export const FEWEST = 2;
export const MOST = 8;
/** Those that come with the arena; other agents know others. */
export const PERSONALITIES = ['aggressive', 'analytical', 'chaotic', 'conservative'] as const;

const NAMES = ['Ada', 'Bruno', 'Cleo', 'Dmitri', 'Esme', 'Faruk', 'Greta', 'Hugo'] as const;

/** One more seat, with a name that nobody has yet. */
export function withSeat({ seats, ...draft }: GameDraft): GameDraft {
  if (seats.length >= MOST) return { ...draft, seats };
  const key = Math.max(0, ...seats.map((seat) => seat.key)) + 1;
  const name = NAMES.find((candidate) => seats.every((seat) => seat.name !== candidate)) ?? `Player ${key}`;
  const personality = PERSONALITIES[seats.length % PERSONALITIES.length] ?? 'analytical';
  return { ...draft, seats: [...seats, { key, name, personality, model: '', url: '' }] };
}

const EMPTY: GameDraft = { seats: [], speed: 'normal', seed: '', maxTurns: '' };

export const FIRST_DRAFT = withSeat(withSeat(withSeat(EMPTY)));

/** The request for what was typed; what was left empty is left out. */
export function requestOf({ seats, speed, seed, maxTurns }: GameDraft): CreateGame {
  return {
    agents: seats.map(seatOf),
    settings: {
      ...(isGameSpeed(speed) && { speed }),
      ...(seed.trim() !== '' && { seed: Number(seed) }),
      ...(maxTurns.trim() !== '' && { max_turns: Number(maxTurns) }),
    },
  };
}

function seatOf({ name, personality, model, url }: SeatDraft): AgentSeat {
  return {
    name: name.trim(),
    personality: personality.trim(),
    ...(model.trim() !== '' && { model: model.trim() }),
    ...(url.trim() !== '' && { url: url.trim() }),
  };
}

/** What is wrong and can be seen without asking the server; null: nothing. */
export function mistakeIn({ seats }: GameDraft): string | null {
  const names = seats.map(({ name }) => name.trim());
  if (names.some((name) => name === '')) return 'Every seat needs a name.';
  if (new Set(names).size < names.length) return 'Two seats have the same name.';
  return null;
}
