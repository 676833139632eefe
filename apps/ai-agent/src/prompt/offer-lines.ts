import { isKnownActionType, type ValidAction } from '#libs/protocol';
import { consequencesOf } from './consequences.js';
import { withLabels } from './labels.js';
import { quoted } from './plain-text.js';
import type { Scene } from './scene.js';
import { termsOf } from './terms.js';

const MAX_DESCRIPTION = 160;

/** How a prompt and an answer call the offer at an index. */
export function offerId(index: number): string {
  return `a${index}`;
}

/** A line for each legal action: its id, what it is, what it leads to. */
export function offerLines(scene: Scene): readonly string[] {
  return scene.table.offers.all.map((offer, index) => `${offerId(index)}: ${offerLine(offer, scene)}`);
}

function offerLine(offer: ValidAction, scene: Scene): string {
  const { table } = scene;
  const subject = isKnownActionType(offer.type) && /trade/.test(offer.type) ? null : offer.property_id;
  const name = [offer.type, subject, isAboutAmount(offer) ? null : offer.amount].flatMap(wordFor).join(' ');
  const details = [...consequencesOf(offer, scene), ...termsOf(offer, table)].join('; ');
  return [withLabels(quoted(name, MAX_DESCRIPTION), table), descriptionOf(offer, scene), details]
    .filter((part) => part !== '')
    .join(' - ');
}

/** What our engine offers is described by the rules; what only its own engine knows, by that engine. */
function descriptionOf({ type, description = '' }: ValidAction, { kind, table }: Scene): string {
  if (isKnownActionType(type) && kind !== '') return '';
  return quoted(withLabels(description, table), MAX_DESCRIPTION);
}

/** What these pay or ask for is among the details. */
function isAboutAmount({ type, params }: ValidAction): boolean {
  return params !== undefined || type === 'mortgage_property' || type === 'sell_building';
}

/** What only its engine knows may be more than a word. */
function wordFor(part: unknown): readonly string[] {
  if (part === undefined || part === null) return [];
  return [typeof part === 'string' ? part : JSON.stringify(part)];
}
