import { dollars } from '#libs/monopoly-bots';
import { numberOr, textOr, textOrNull } from '#libs/protocol';
import { deedById } from '#libs/monopoly';
import { labelOfId } from './labels.js';
import { quoted } from './plain-text.js';
import type { Scene } from './scene.js';
import { raisableBy } from './valuing.js';

const MAX_CAUSE = 30;

/** What is owed, to whom and why, and whether the seat can raise it. */
export function debtLines({ context, table }: Scene): readonly string[] {
  const amount = numberOr(context['amount'], 0);
  if (amount <= 0) return [];
  const creditor = labelOfId(textOrNull(context['creditor_id']), table);
  const deed = deedById(textOr(context['property_id'], ''));
  const cause = quoted(textOr(context['cause'], 'debt'), MAX_CAUSE);
  const reason = deed === undefined ? cause : `${cause} for ${deed.id}`;
  const { cash, id } = table.me;
  if (!Number.isFinite(cash)) return [`You owe ${creditor} ${dollars(amount)} (${reason}).`];
  const missing = amount - cash;
  const { buildings, mortgages } = raisableBy(id, table);
  const most = buildings + mortgages;
  const verdict =
    most >= missing
      ? 'That is enough.'
      : `That is not enough: without a trade that brings ${dollars(missing - most)} more you are bankrupt.`;
  return [
    `You owe ${creditor} ${dollars(amount)} (${reason}). You have ${dollars(cash)}, so ${dollars(missing)} is missing.`,
    `Selling all your buildings brings ${dollars(buildings)} and mortgaging all your deeds ${dollars(mortgages)}, ${dollars(most)} in all. ${verdict}`,
    `The debt is paid as soon as you have the cash.`,
  ];
}
