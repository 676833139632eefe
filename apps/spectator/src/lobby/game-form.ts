import { type AgentSeat, type CreateGame, isGameSpeed } from '#libs/protocol';

/** A seat of the form; all values are texts. */
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
/** The personalities of our own agent service; other agents may have others. */
export const PERSONALITIES = ['aggressive', 'analytical', 'chaotic', 'conservative', 'neutral'] as const;

const NAMES = ['Ada', 'Bruno', 'Cleo', 'Dmitri', 'Esme', 'Faruk', 'Greta', 'Hugo'] as const;

/** A further seat, with a name that is not used yet. */
export function withSeat({ seats, ...draft }: GameDraft): GameDraft {
  if (seats.length >= MOST) return { ...draft, seats };
  const key = Math.max(0, ...seats.map((seat) => seat.key)) + 1;
  const name = NAMES.find((candidate) => seats.every((seat) => seat.name !== candidate)) ?? `Player ${key}`;
  const personality = PERSONALITIES[seats.length % PERSONALITIES.length] ?? 'analytical';
  return { ...draft, seats: [...seats, { key, name, personality, model: '', url: '' }] };
}

const EMPTY: GameDraft = { seats: [], speed: 'normal', seed: '', maxTurns: '' };

export const FIRST_DRAFT = withSeat(withSeat(withSeat(EMPTY)));

/** The request body; empty fields are left out. */
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

/** An error and its path, such as `agents.0.name`, as the server names it. */
export interface Mistake {
  readonly path: string;
  readonly message: string;
}

const MOST_TURNS = 1_000_000;
const HIGHEST_SEED = 4_294_967_295;

/** The errors that can be found without the server. */
export function mistakesIn({ seats, seed, maxTurns }: GameDraft): readonly Mistake[] {
  const found: (readonly [path: string, message: string | false])[] = [
    ...seats.flatMap((seat, order) => mistakesInSeat(seat, order, seats)),
    ['settings.seed', isBetween(seed, 0, HIGHEST_SEED) ? false : 'A whole number from 0 to 4,294,967,295, or nothing.'],
    [
      'settings.max_turns',
      isBetween(maxTurns, 1, MOST_TURNS) ? false : 'A whole number from 1 to 1,000,000, or nothing.',
    ],
  ];
  return found.flatMap(([path, message]) => (message === false ? [] : { path, message }));
}

function mistakesInSeat(
  { name, personality, url }: SeatDraft,
  order: number,
  seats: readonly SeatDraft[],
): readonly (readonly [path: string, message: string | false])[] {
  const namesake = seats.findIndex((other) => other.name.trim() === name.trim());
  const isTaken = namesake < order && `Seat ${namesake + 1} has this name.`;
  const isAddress = url.trim() === '' || /^https?:\/\/[^/\s]/i.test(url.trim());
  return [
    [`agents.${order}.name`, name.trim() === '' ? 'A name of 1 to 100 characters.' : isTaken],
    [`agents.${order}.personality`, personality.trim() === '' && 'A personality of 1 to 50 characters.'],
    [`agents.${order}.url`, !isAddress && 'An address that begins with http:// or https://.'],
  ];
}

/** An empty text is valid. */
function isBetween(typed: string, least: number, most: number): boolean {
  const text = typed.trim();
  return text === '' || (/^\d+$/.test(text) && Number(text) >= least && Number(text) <= most);
}

const FIELD = /^(agents\.\d+\.(name|personality|model|url)|settings\.(seed|max_turns))$/;

/** Whether the form has a field for an error's path. */
export function hasField({ path }: Mistake): boolean {
  return FIELD.test(path);
}
