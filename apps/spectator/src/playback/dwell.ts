/** How long an event is worth looking at before the next one is shown, in milliseconds; those that are not named, not at all. */
const DWELL_MS: ReadonlyMap<string, number> = new Map([
  ['turn:start', 120],
  ['dice:rolled', 520],
  ['card:drawn', 900],
  ['property:purchased', 420],
  ['rent:paid', 420],
  ['building:built', 320],
  ['building:sold', 320],
  ['property:mortgaged', 260],
  ['property:unmortgaged', 260],
  ['jail:action', 420],
  ['player:bankrupt', 1_000],
  ['auction:started', 600],
  ['auction:bid', 420],
  ['auction:ended', 900],
  ['trade:proposed', 1_200],
  ['trade:resolved', 900],
  ['agent:decision', 160],
]);

const SQUARE_MS = 90;
const MAX_WALK_MS = 720;

/** Events as far as their pace matters; `steps`: the squares that a token walks. */
export interface PlaybackEvent {
  readonly name: string;
  readonly steps: number;
}

export function dwellMs({ name, steps }: PlaybackEvent): number {
  if (name === 'player:moved') return Math.min(MAX_WALK_MS, 160 + steps * SQUARE_MS);
  return DWELL_MS.get(name) ?? 0;
}

/** Further behind than this, nothing is played out any more: the page shows the newest moment at once. Milliseconds. */
export const MAX_BEHIND_MS = 4_000;
/** As far behind as one may be without hurrying. */
const UNHURRIED_BEHIND_MS = 900;
const MAX_CATCH_UP_RATE = 6;

/** How much faster than at leisure to play what is still to be shown, or `jump`: show the newest moment at once. */
export function catchUpRate(behindMs: number, wantsMotion: boolean): number | 'jump' {
  if (!wantsMotion || behindMs > MAX_BEHIND_MS) return 'jump';
  return Math.min(MAX_CATCH_UP_RATE, Math.max(1, behindMs / UNHURRIED_BEHIND_MS));
}

/** How fast a replay can be played, as a multiple of leisure. */
export const PLAYBACK_RATES = [0.5, 1, 2, 4, 8, 16] as const;
