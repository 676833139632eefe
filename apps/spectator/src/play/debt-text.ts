import { isJsonObject, type JsonObject, type SeatView } from '#libs/protocol';
import { deedName } from '../board-names/index.js';
import { fieldsIn, numberIn, textIn } from '../story/index.js';
import { money } from '../text/index.js';

/** What the seat owes in Monopoly, and how much of it is missing; null: it is asked something else. */
export function debtText(
  { turn, state, player_id: playerId }: SeatView,
  players: ReadonlyMap<string, string>,
): string | null {
  const decision: unknown = turn?.request.decision;
  if (!isJsonObject(decision) || decision['kind'] !== 'debt') return null;
  const debt = fieldsIn(decision, 'context');
  const amount = numberIn(debt, 'amount');
  const cash = state.players.find(({ id }) => id === playerId)?.cash ?? null;
  if (amount === null || cash === null) return null;
  return `You owe ${creditorOf(debt, players)} ${money(amount)}${placeOf(debt)}, and have ${money(cash)}: ${money(amount - cash)} is missing.`;
}

function creditorOf(debt: JsonObject, players: ReadonlyMap<string, string>): string {
  const id = textIn(debt, 'creditor_id');
  return id === null ? 'the bank' : (players.get(id) ?? 'somebody');
}

function placeOf(debt: JsonObject): string {
  const id = textIn(debt, 'property_id');
  return id === null ? '' : ` for ${deedName(id)}`;
}
