import { isJsonObject, type NumberedEvent } from '#libs/protocol';
import { withBoardNames } from '#libs/views';
import type { Quote } from './card.js';
import { drawable } from './drawable.js';

const MAX_CHARS = 260;
/** A shorter text, such as "ok", says nothing about the moment. */
const MIN_CHARS = 12;

/** What was thought or written last at that moment. Reasons that are not for everybody are not in these events. */
export function quoteOf(
  events: readonly NumberedEvent[],
  seats: readonly { readonly id: string; readonly name: string }[],
  isMonopoly: boolean,
): Quote | null {
  for (const event of events.toReversed()) {
    const spoken = spokenIn(event);
    const order = seats.findIndex(({ id }) => id === spoken?.playerId);
    if (spoken === null || order < 0) continue;
    const text = drawable(isMonopoly ? withBoardNames(spoken.text) : spoken.text, MAX_CHARS);
    if (text !== null && text.length >= MIN_CHARS) {
      return { order, name: seats[order]?.name ?? '', verb: spoken.verb, text };
    }
  }
  return null;
}

interface Spoken {
  readonly playerId: unknown;
  readonly verb: Quote['verb'];
  readonly text: string;
}

function spokenIn({ event, payload }: NumberedEvent): Spoken | null {
  const fields: unknown = payload;
  if (!isJsonObject(fields)) return null;
  const { player_id: playerId, reasoning, message } = fields;
  if (event === 'agent:decision' && typeof reasoning === 'string') return { playerId, verb: 'thinks', text: reasoning };
  if (event === 'agent:chat' && typeof message === 'string') return { playerId, verb: 'says', text: message };
  return null;
}
