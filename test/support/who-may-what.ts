/** Where games are watched by everybody, and where that takes a key. */
export const WATCH_MODES = ['open', 'keys'] as const;
type WatchMode = (typeof WATCH_MODES)[number];

/** What callers show. `own`: of the game that is asked about; `create`: the key that created the game, or another one. */
const CALLERS = [
  'nothing',
  'a wrong key',
  'a create key',
  'the create key of the game',
  'a control key',
  'an admin key',
  'the token of the game',
  'the token of another game',
] as const;
export type Caller = (typeof CALLERS)[number];

/** `yes`, or the code of the refusal. */
type Verdict = 'yes' | 'api_key_missing' | 'api_key_unknown' | 'insufficient_scope';
/** Any other refusal is an answer to who may ask: a game that cannot be stepped, a body with one agent. */
export const DENIALS: ReadonlySet<unknown> = new Set(['api_key_missing', 'api_key_unknown', 'insufficient_scope']);

type Verdicts = Readonly<Record<Caller, Verdict>>;

const REFUSED = {
  nothing: 'api_key_missing',
  'a wrong key': 'api_key_unknown',
  'a create key': 'insufficient_scope',
  'the create key of the game': 'insufficient_scope',
  'a control key': 'insufficient_scope',
  'an admin key': 'yes',
  'the token of the game': 'api_key_unknown',
  'the token of another game': 'api_key_unknown',
} as const satisfies Verdicts;

/** What each kind of operation takes: the whole of who may do what. */
const TAKES = {
  creation: { ...REFUSED, 'a create key': 'yes', 'the create key of the game': 'yes' },
  control: {
    ...REFUSED,
    'the create key of the game': 'yes',
    'a control key': 'yes',
    'the token of the game': 'yes',
  },
  reading: {
    open: allYes(),
    keys: {
      ...allYes(),
      nothing: 'api_key_missing',
      'a wrong key': 'api_key_unknown',
      'the token of another game': 'api_key_unknown',
    },
  },
  /** What is about no single game: a token of a game is no key for it. */
  readingAll: {
    open: allYes(),
    keys: {
      ...allYes(),
      nothing: 'api_key_missing',
      'a wrong key': 'api_key_unknown',
      'the token of the game': 'api_key_unknown',
      'the token of another game': 'api_key_unknown',
    },
  },
  /** What operators see concerns all games. */
  operating: { ...REFUSED, 'a control key': 'yes' },
  nothing: allYes(),
} as const satisfies Record<string, Verdicts | Record<WatchMode, Verdicts>>;

function allYes(): Verdicts {
  return {
    nothing: 'yes',
    'a wrong key': 'yes',
    'a create key': 'yes',
    'the create key of the game': 'yes',
    'a control key': 'yes',
    'an admin key': 'yes',
    'the token of the game': 'yes',
    'the token of another game': 'yes',
  };
}

type Taken = keyof typeof TAKES;

/** Every route, as `METHOD /path`. One that is missing here fails a test below. */
export const REST: Readonly<Record<string, Taken>> = {
  'POST /games': 'creation',
  'POST /games/{id}/fork': 'creation',
  'POST /games/{id}/pause': 'control',
  'POST /games/{id}/speed': 'control',
  'POST /games/{id}/step': 'control',
  'POST /games/{id}/resume': 'control',
  'POST /games/{id}/stop': 'control',
  // Of an id: a token is of one id, whatever that is of.
  'POST /tournaments': 'creation',
  'POST /tournaments/{id}/stop': 'control',
  'POST /tournaments/{id}/pause': 'control',
  'POST /tournaments/{id}/resume': 'control',
  'POST /tournaments/{id}/entrants': 'control',
  'DELETE /tournaments/{id}/entrants/{entrant}': 'control',
  'GET /tournaments': 'readingAll',
  'GET /tournaments/{id}': 'reading',
  'GET /tournaments/{id}/games': 'reading',
  'GET /tournaments/{id}/results.csv': 'reading',
  'GET /games/{id}/transcript': 'control',
  'GET /games': 'readingAll',
  'GET /engines': 'readingAll',
  'GET /leaderboard': 'readingAll',
  'GET /games/{id}': 'reading',
  'GET /games/{id}/state': 'reading',
  'GET /games/{id}/events': 'reading',
  'GET /games/{id}/replay': 'reading',
  'GET /games/{id}/result': 'reading',
  'GET /games/{id}/stream': 'reading',
  'GET /games/{id}/card.png': 'reading',
  'POST /games/{id}/peek': 'reading',
  'POST /games/{id}/seats/{player_id}': 'reading',
  // What these take is the token of the seat.
  'GET /games/{id}/seats/{player_id}': 'nothing',
  'GET /games/{id}/seats/{player_id}/events': 'nothing',
  'GET /games/{id}/seats/{player_id}/stream': 'nothing',
  'POST /games/{id}/seats/{player_id}/decide': 'nothing',
  'POST /games/{id}/seats/{player_id}/resign': 'nothing',
  'POST /games/{id}/seats/{player_id}/leave': 'nothing',
  'GET /console/status': 'operating',
  'GET /health': 'nothing',
  'GET /health/live': 'nothing',
  'GET /health/ready': 'nothing',
};

/** Beside the description of the API: the page, and that description. */
export const OPEN_FILES = [
  '/',
  '/g/some-game',
  '/replay',
  '/tv',
  '/console',
  '/docs',
  '/docs-json',
  '/docs/events',
  '/asyncapi.json',
];

/** Every message of a client. Leaving needs what watching needs. */
export const MESSAGES: Readonly<Record<string, Taken>> = {
  join_game: 'reading',
  get_state: 'reading',
  leave_game: 'reading',
  set_speed: 'control',
  join_seat: 'reading',
  answer_turn: 'reading',
};

function verdictsOf(taken: Taken, mode: WatchMode): Verdicts {
  const verdicts = TAKES[taken];
  return 'open' in verdicts ? verdicts[mode] : verdicts;
}

export function rowsOf(
  operations: Readonly<Record<string, Taken>>,
  mode: WatchMode,
): readonly { readonly operation: string; readonly caller: Caller; readonly verdict: Verdict }[] {
  return Object.entries(operations).flatMap(([operation, taken]) =>
    CALLERS.map((caller) => ({ operation, caller, verdict: verdictsOf(taken, mode)[caller] })),
  );
}
