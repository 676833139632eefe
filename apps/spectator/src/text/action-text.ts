import type { JsonObject } from '#libs/protocol';
import { deedName } from '../board-names/index.js';
import { numberIn, textIn } from '../story/index.js';
import { money } from './quantities.js';

/** "place bid · Tanners Row · $10": an action's type, property and amount. */
export function actionText(action: JsonObject): string {
  const type = textIn(action, 'type')?.replaceAll('_', ' ') ?? 'something';
  const property = textIn(action, 'property_id');
  const amount = numberIn(action, 'amount');
  return [type, property && deedName(property), amount !== null && money(amount)].filter(Boolean).join(' · ');
}
