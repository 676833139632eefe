import { asOffered, type Offers } from '#libs/monopoly-bots';
import { type GameAction, isSameJson, type ValidAction } from '#libs/protocol';
import type { Luck } from './luck.js';
import { isNeeded, valueFor } from './schema-values.js';

/** An offer, filled in, as it is sent. */
export interface Move {
  readonly offer: ValidAction;
  readonly action: GameAction;
}

/** Ways to give up, as engines call them: nobody plays for that. */
const GIVES_UP: ReadonlySet<string> = new Set([
  'resign',
  'resignation',
  'surrender',
  'concede',
  'forfeit',
  'give_up',
  'declare_bankruptcy',
]);

/** The offers that are worth a thought: without giving up, unless that is all there is. */
export function offersToPlay({ all }: Offers): readonly ValidAction[] {
  const playing = all.filter(({ type }) => !GIVES_UP.has(type.toLowerCase()));
  return playing.length > 0 ? playing : all;
}

/**
 * Whether what is sent for an offer stands for it alone: without an `action_id`, an offer whose fields are among those of
 * another one would stand for both, and be refused.
 */
export function isExpressible(offer: ValidAction, { all }: Offers): boolean {
  if (offer.action_id !== undefined && offer.action_id !== null) return true;
  const sent = Object.entries(asOffered(offer)).filter(([, value]) => value !== null && value !== undefined);
  return all.every((other) => {
    if (other === offer || other.type !== offer.type) return true;
    const fields = asOffered(other);
    const fits = sent.every(([name, value]) => Object.hasOwn(fields, name) && isSameJson(value, fields[name]));
    return !fits || isSameJson(fields, asOffered(offer));
  });
}

/** An offer with a value for each of its parameters that has to have one. */
export function moveOf(offer: ValidAction, offers: Offers, luck: Luck): Move {
  const wanted = Object.entries(offers.ownParams(offer) ?? {}).filter(([, schema]) => isNeeded(schema));
  const params = wanted.map(([name, schema]) => [name, valueFor(schema, luck.below)] as const);
  const given = params.filter(([, value]) => value !== undefined);
  return { offer, action: { ...asOffered(offer), ...(given.length > 0 && { params: Object.fromEntries(given) }) } };
}

/**
 * A move by chance: each type of action is equally likely, then each action of that type, then each value within its limits.
 * Undefined where nothing is on offer.
 */
export function anyMove(offers: Offers, luck: Luck): Move | undefined {
  const playable = offersToPlay(offers);
  for (const type of luck.shuffled([...new Set(playable.map((offer) => offer.type))])) {
    const ofType = luck.shuffled(playable.filter((offer) => offer.type === type));
    const found = ofType.find((offer) => isExpressible(offer, offers));
    if (found !== undefined) return moveOf(found, offers, luck);
  }
  const [first] = playable;
  return first === undefined ? undefined : moveOf(first, offers, luck);
}
