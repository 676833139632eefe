import { type AgentSeat, type CreateGame, isGameSpeed } from '#libs/protocol';
import { optionMistake, optionValue } from './option-fields.js';
import { DEFAULT_SEATS, type Playable } from './playable.js';

/** A seat of the form; all values are texts. */
export interface SeatDraft {
  readonly key: number;
  readonly name: string;
  readonly personality: string;
  readonly model: string;
  readonly url: string;
  /** A person, or anybody, may take it; what else is given plays it where nobody did. */
  readonly isOpen: boolean;
}

export interface GameDraft {
  readonly seats: readonly SeatDraft[];
  readonly speed: string;
  readonly seed: string;
  readonly maxTurns: string;
  /** Seconds for a decision, and minutes until a game with open seats starts; for open seats alone. */
  readonly turnSeconds: string;
  readonly startMinutes: string;
  /** Null: the server's default game, which is all that an older server has. */
  readonly game: Playable | null;
  /** By name, as they are typed. */
  readonly options: Readonly<Record<string, string>>;
}

/** The personalities of our own agent service for Monopoly; other agents may have others. */
const PERSONALITIES = ['aggressive', 'analytical', 'chaotic', 'conservative', 'neutral'] as const;
/** Those that play any game. */
const BASELINES = ['random', 'greedy'] as const;

const NAMES = 'Ada Bruno Cleo Dmitri Esme Faruk Greta Hugo Ines Jonas Kira Leon Mila Nils Olga Pavel'.split(' ');

/** What a seat's personality may be, as far as it is known. */
export function personalitiesFor(game: Playable | null): readonly string[] {
  return game === null || game.isMonopoly ? PERSONALITIES : BASELINES;
}

/** How many seats the game takes. */
export function seatRangeOf({ game }: Pick<GameDraft, 'game'>): { readonly min: number; readonly max: number } {
  return game?.seats ?? DEFAULT_SEATS;
}

/** A further seat, with a name that is not used yet. */
export function withSeat({ seats, ...draft }: GameDraft): GameDraft {
  if (seats.length >= seatRangeOf(draft).max) return { ...draft, seats };
  const key = Math.max(0, ...seats.map((seat) => seat.key)) + 1;
  const name = NAMES.find((candidate) => seats.every((seat) => seat.name !== candidate)) ?? `Player ${key}`;
  const personality = personalityAt(seats.length, draft.game);
  return { ...draft, seats: [...seats, { key, name, personality, model: '', url: '', isOpen: false }] };
}

/** The same draft for another game: as many seats as it takes, with personalities that play it, and its options. */
export function withGame(draft: GameDraft, game: Playable | null): GameDraft {
  const { min, max } = seatRangeOf({ game });
  const known = personalitiesFor(game);
  const wasSuggested = (personality: string): boolean => personalitiesFor(draft.game).includes(personality);
  const seats = draft.seats.slice(0, max).map((seat, order) => {
    const isKept = known.includes(seat.personality) || !wasSuggested(seat.personality);
    return isKept ? seat : { ...seat, personality: personalityAt(order, game) };
  });
  const options = Object.fromEntries((game?.options ?? []).map(({ name, initial }) => [name, initial]));
  let next: GameDraft = { ...draft, game, options, seats };
  while (next.seats.length < min) next = withSeat(next);
  return next;
}

/** Different ones for Monopoly; of those that play any game the first, since only it plays all of them. */
function personalityAt(order: number, game: Playable | null): string {
  const known = personalitiesFor(game);
  return (known === BASELINES ? known[0] : known[order % known.length]) ?? 'random';
}

/** A person needs more time than a program, and others to be invited. */
const FOR_PEOPLE = { turnSeconds: '60', startMinutes: '10' } as const;
const EMPTY: GameDraft = {
  seats: [],
  speed: 'normal',
  seed: '',
  maxTurns: '',
  ...FOR_PEOPLE,
  game: null,
  options: {},
};

export const FIRST_DRAFT = withSeat(withSeat(withSeat(EMPTY)));

/** The request body; empty fields are left out. */
export function requestOf(draft: GameDraft): CreateGame {
  const { seats, speed, seed, maxTurns, turnSeconds, startMinutes, game, options } = draft;
  const values = Object.fromEntries(
    (game?.options ?? []).flatMap((field) => {
      const value = optionValue(field, options[field.name] ?? '');
      return value === undefined ? [] : [[field.name, value] as const];
    }),
  );
  return {
    agents: seats.map(seatOf),
    settings: {
      ...(isGameSpeed(speed) && { speed }),
      ...(seed.trim() !== '' && { seed: Number(seed) }),
      ...(maxTurns.trim() !== '' && { max_turns: Number(maxTurns) }),
      ...(hasOpenSeat(draft) && turnSeconds.trim() !== '' && { turn_timeout: Number(turnSeconds) }),
      ...(hasOpenSeat(draft) && startMinutes.trim() !== '' && { start_by: Number(startMinutes) * MINUTE_S }),
      ...(game !== null && { game: game.game }),
      ...(Object.keys(values).length > 0 && { options: values }),
    },
  };
}

const MINUTE_S = 60;

export function hasOpenSeat({ seats }: Pick<GameDraft, 'seats'>): boolean {
  return seats.some(({ isOpen }) => isOpen);
}

function seatOf({ name, personality, model, url, isOpen }: SeatDraft): AgentSeat {
  return {
    ...(isOpen && { open: true }),
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
const MOST_SECONDS = 600;
const MOST_MINUTES = 1_440;
const HIGHEST_SEED = 4_294_967_295;

/** The errors that can be found without the server. */
export function mistakesIn(draft: GameDraft): readonly Mistake[] {
  const { seats, seed, maxTurns, game, options } = draft;
  const found: (readonly [path: string, message: string | false])[] = [
    ...seats.flatMap((seat, order) => mistakesInSeat(seat, order, seats)),
    ...(game?.options ?? []).map((field) => {
      return [`settings.options.${field.name}`, optionMistake(field, options[field.name] ?? '') ?? false] as const;
    }),
    ['settings.seed', isBetween(seed, 0, HIGHEST_SEED) ? false : 'A whole number from 0 to 4,294,967,295, or nothing.'],
    [
      'settings.max_turns',
      isBetween(maxTurns, 1, MOST_TURNS) ? false : 'A whole number from 1 to 1,000,000, or nothing.',
    ],
    ...(hasOpenSeat(draft) ? mistakesForPeople(draft) : []),
  ];
  return found.flatMap(([path, message]) => (message === false ? [] : { path, message }));
}

function mistakesForPeople({
  turnSeconds,
  startMinutes,
}: GameDraft): readonly (readonly [path: string, message: string | false])[] {
  const isTurn = isBetween(turnSeconds, 1, MOST_SECONDS);
  const isStart = isBetween(startMinutes, 0, MOST_MINUTES);
  return [
    ['settings.turn_timeout', isTurn ? false : 'A whole number from 1 to 600, or nothing.'],
    ['settings.start_by', isStart ? false : 'A whole number from 0 to 1,440, or nothing.'],
  ];
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

const FIELD =
  /^(agents\.\d+\.(name|personality|model|url)|settings\.(seed|max_turns|turn_timeout|start_by|game|options\..+))$/;

/** Whether the form has a field for an error's path. */
export function hasField({ path }: Mistake): boolean {
  return FIELD.test(path);
}
