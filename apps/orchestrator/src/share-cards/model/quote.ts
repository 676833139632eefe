import { isJsonObject, type NumberedEvent } from '#libs/protocol';
import { withBoardNames } from '#libs/views';
import type { Quote } from './card.js';
import { drawable } from './drawable.js';
import type { RankedSeat } from './seats-of.js';

const MAX_CHARS = 260;
const MAX_READ = MAX_CHARS * 8;
/** A shorter text, such as "ok", says nothing about the moment. */
const MIN_CHARS = 12;

/** What was thought or written last at that moment. Reasons that are not for everybody are not in these events. */
export function quoteOf(
  events: readonly NumberedEvent[],
  seats: readonly RankedSeat[],
  isMonopoly: boolean,
): Quote | null {
  for (const event of events.toReversed()) {
    const spoken = spokenIn(event);
    const seat = seats.find(({ id }) => id === spoken?.playerId);
    if (spoken === null || seat === undefined) continue;
    const { verb } = spoken;
    const words = withoutMarkup(spoken.text.slice(0, MAX_READ));
    const text = drawable(isMonopoly ? withBoardNames(words) : words, MAX_CHARS);
    if (text === null || text.length < MIN_CHARS) continue;
    const { order, name, character, mood } = seat;
    return { order, name, character, mood: verb === 'thinks' && mood === 'calm' ? 'thinking' : mood, verb, text };
  }
  return null;
}

/** Tags, emphasis and code marks of HTML and Markdown, which models write, would be in the way of the words. */
function withoutMarkup(text: string): string {
  return text
    .replaceAll(/<\/?[a-z][^<>]{0,80}>/gi, '')
    .replaceAll(/^\s{0,3}(?:#{1,6}|>|[-*])\s/gm, '')
    .replaceAll(/`+|(?<=\S)\*{1,3}|\*{1,3}(?=\S)/g, '');
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
