import type { Envelope } from '#libs/protocol';
import { type EncodedEvent, partsOf } from '../../games/ports/index.js';

/** Fields of the envelope, which take the place of a payload's own: where such a one may be, the payload is parsed. */
const OWN_FIELDS = ['"game_id":', '"seq":', '"at":'] as const;

/** An event's payload on the wire, as JSON: its own fields and the envelope. */
export function eventPayload(gameId: string, event: EncodedEvent): { readonly name: string; readonly payload: string } {
  const { at, name, payload } = partsOf(event);
  return { name, payload: withEnvelope(payload, { game_id: gameId, seq: event.seq, at }) };
}

/** A snapshot on the wire: the state with the envelope's fields, or, for clients that expect it, the state inside one. */
export function statePayload(state: string, envelope: Envelope, isEnveloped: boolean): string {
  return isEnveloped ? enclosed(envelope, 'state', state) : withEnvelope(state, envelope);
}

/** The patch that leads from the snapshot of `baseSeq` to the one of the envelope. */
export function patchPayload(patch: string, baseSeq: number, envelope: Envelope): string {
  return enclosed({ ...envelope, base_seq: baseSeq }, 'patch', patch);
}

/** `{…fields, "name": json}` */
function enclosed(fields: object, name: string, json: string): string {
  return `${JSON.stringify(fields).slice(0, -1)},"${name}":${json}}`;
}

function withEnvelope(object: string, envelope: Envelope): string {
  if (OWN_FIELDS.some((field) => object.includes(field))) {
    const fields: unknown = JSON.parse(object);
    return JSON.stringify(Object.assign({}, fields, envelope));
  }
  const fields = JSON.stringify(envelope);
  return object === '{}' ? fields : `${object.slice(0, -1)},${fields.slice(1)}`;
}
