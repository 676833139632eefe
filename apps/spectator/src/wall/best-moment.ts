import { isJsonObject } from '#libs/protocol';
import { History, numberIn, plain, textIn, weightiest, weightOf } from '../story/index.js';
import { headlineOf, lineContextOf } from '../text/index.js';

/** What a finished game is remembered by. */
export interface BestMoment {
  readonly headline: string;
  readonly weight: number;
}

/** Of a game in which nothing happened. */
export const NOTHING: BestMoment = { headline: '', weight: 0 };

export type BestMoments = ReadonlyMap<string, BestMoment>;

/** The best moment of a history; null: nothing happened before its end. */
export function bestOf(history: History): BestMoment | null {
  const [best] = weightiest(
    history.moments.filter(({ kind }) => kind !== 'end'),
    1,
  );
  return best === undefined
    ? null
    : { headline: headlineOf(best, lineContextOf(history.head)), weight: weightOf(best) };
}

const NAME = 'arena-best-moments';
/** More finished games than a lobby lists; the oldest readings are dropped. */
const MAX_KEPT = 200;
const MAX_HEADLINE_CHARS = 300;

/** Games that are over do not change: what was read of them is kept in the browser. */
export function keptBest(text: string | null): BestMoments {
  const entries = Object.entries(objectIn(text)).slice(-MAX_KEPT);
  return new Map(
    entries.flatMap(([id, best]) => {
      const [headline, weight] = isJsonObject(best) ? [textIn(best, 'headline'), numberIn(best, 'weight')] : [];
      return headline == null || weight == null
        ? []
        : [[id, { headline: plain(headline, MAX_HEADLINE_CHARS), weight }]];
    }),
  );
}

export function loadBest(): BestMoments {
  return keptBest(localStorage.getItem(NAME));
}

export function saveBest(best: BestMoments): void {
  localStorage.setItem(NAME, JSON.stringify(Object.fromEntries([...best].slice(-MAX_KEPT))));
}

function objectIn(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return isJsonObject(value) ? value : {};
  } catch {
    // Something else has written there.
    return {};
  }
}
