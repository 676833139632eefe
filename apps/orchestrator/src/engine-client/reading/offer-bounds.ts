import { isDeeperThan } from '#libs/protocol';
import { Nonsense } from './fields.js';

/** Characters of a list as JSON: it is stored with every question. */
const MAX_LIST_CHARACTERS = 1_000_000;

/** An agent's action has the same bounds: what is offered can be sent back as it is. */
const MAX_OFFER_CHARACTERS = 16_384;
const MAX_OFFER_LEVELS = 16;

/** Throws Nonsense unless a list of offers can be stored, shown and answered. */
export function checkBounds(offers: readonly object[]): void {
  let total = 0;
  for (const [index, offer] of offers.entries()) {
    const where = `answered a list whose action ${index + 1} has`;
    if (isDeeperThan(MAX_OFFER_LEVELS, offer)) throw new Nonsense(`${where} more than ${MAX_OFFER_LEVELS} levels`);
    const { length } = JSON.stringify(offer);
    if (length > MAX_OFFER_CHARACTERS) throw new Nonsense(`${where} more than ${MAX_OFFER_CHARACTERS} characters`);
    total += length;
  }
  if (total > MAX_LIST_CHARACTERS)
    throw new Nonsense(`answered actions of more than ${MAX_LIST_CHARACTERS} characters`);
}
