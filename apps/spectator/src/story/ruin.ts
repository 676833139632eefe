import { isDeed, SQUARES } from '../board-names/index.js';
import type { JsonObject } from '#libs/protocol';
import { textIn } from './fields.js';
import type { Debt } from './payment.js';
import { actorIn, deedIn, seatOf } from './seats.js';
import type { RuinCause, Story } from './story.js';

/** Why a player is bankrupt: the debt that the last state shows, or what the board shows of it; null: not known. */
export function ruinCauseOf(story: Story, fields: JsonObject): RuinCause | null {
  const { playerId } = actorIn(fields);
  const creditorId = textIn(fields, 'creditor_id');
  if (story.debt?.playerId === playerId) return { kind: 'debt', debt: story.debt };
  const { decision } = story;
  if (decision?.playerId === playerId && textIn(decision.action, 'type') === 'declare_bankruptcy') {
    return { kind: 'resigned' };
  }
  const debt = debtAtPosition(story, playerId, creditorId);
  return debt === null ? null : { kind: 'debt', debt };
}

/** Rent for the creditor's property on which the player stands, or a tax; null where it could be something else. */
function debtAtPosition(story: Story, playerId: string, creditorId: string | null): Debt | null {
  const square = SQUARES[seatOf(story, playerId)?.position ?? -1];
  if (square === undefined) return null;
  const debt = { playerId, creditorId, amount: null };
  if (isDeed(square)) {
    const isTheirs = creditorId !== null && deedIn(story, square.id).ownerId === creditorId;
    return isTheirs ? { ...debt, cause: 'rent', propertyId: square.id } : null;
  }
  return square.kind === 'duty' && creditorId === null ? { ...debt, cause: 'tax', propertyId: null } : null;
}
