import { isDescriptive, type JsonObject } from '#libs/protocol';
import { cut, plainText } from '#libs/service';

/** UTF-16 units of what an offer asks to be filled in: a trade names every deed of everybody. */
const MAX_PARAMS = 2_000;
const MAX_DESCRIPTION = 300;

/** What act has an argument of its own for, and what the offer only asks for. */
const NAMED = new Set(['type', 'action_id', 'params']);

/** A legal action as act takes it, what it costs, and what is to be filled in. */
export function offerText(offer: JsonObject): string {
  const { action_id: id, description, cost, params, default: isDefault } = offer;
  const type = typeof offer['type'] === 'string' ? offer['type'] : '';
  const fields = Object.entries(offer).filter(
    ([name, value]) => !isDescriptive(name, { type }) && value != null && !NAMED.has(name),
  );
  const call =
    id === undefined || id === null
      ? { type, ...(fields.length > 0 && { params: Object.fromEntries(fields) }) }
      : { action_id: id };
  return [
    `- act ${JSON.stringify(call)}`,
    ...(typeof description === 'string' ? [`: ${cut(plainText(description), MAX_DESCRIPTION)}`] : []),
    ...(typeof cost === 'number' ? [` Cost: ${cost}.`] : []),
    ...(isDefault === true ? [' (taken if you do not answer)'] : []),
    ...(params === undefined ? [] : [` Fill in params: ${cut(JSON.stringify(params), MAX_PARAMS)}`]),
  ].join('');
}
