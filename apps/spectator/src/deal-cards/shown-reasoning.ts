import { isMonopoly, type PendingDecision, type Story } from '../story/index.js';
import { textOfTheirs } from '../text/index.js';

/** A player, by their place in the order of seats. */
interface Speaker {
  readonly order: number;
  readonly name: string;
  readonly verb: string;
}

export interface ShownReasoning {
  /** The reason of `author`; null: they give none, or something else has happened since. */
  readonly text: string | null;
  readonly author: Speaker | null;
  /** Who decides now, if that is not the author. */
  readonly thinker: Speaker | null;
  readonly pending: PendingDecision | null;
}

export type Thinking = { readonly playerId: string; readonly text: string } | null;

/** The thoughts of the player who decides now, as far as they are streamed; else the last reason, until something else happens. */
export function shownReasoning(story: Story, thinking: Thinking): ShownReasoning {
  const { pendingDecision: pending, thought, decision } = story;
  const aloud = thinkingOf(story, thinking);
  if (aloud !== null) {
    const author = speaker(story, pending?.playerId, 'thinks aloud');
    return { text: aloud, author, thinker: null, pending };
  }
  const thinker = speaker(story, pending?.playerId, 'thinks');
  if (thought !== null) {
    const text = textOfTheirs(thought.text, { isMonopoly: isMonopoly(story) });
    return { text, author: speaker(story, thought.playerId, 'decided'), thinker, pending };
  }
  if (thinker !== null) return { text: null, author: thinker, thinker: null, pending };
  return { text: null, author: speaker(story, decision?.playerId, 'decided'), thinker: null, pending };
}

/** What the player who decides now thinks aloud; with a player's id, only theirs. */
export function thinkingOf(story: Story, thinking: Thinking, playerId = thinking?.playerId): string | null {
  const isNow = thinking !== null && thinking.playerId === story.pendingDecision?.playerId;
  return isNow && thinking.playerId === playerId
    ? textOfTheirs(thinking.text, { isMonopoly: isMonopoly(story) })
    : null;
}

function speaker(story: Story, id: string | undefined, verb: string): Speaker | null {
  const order = story.seats.findIndex((seat) => seat.id === id);
  return id === undefined ? null : { order, name: story.seats[order]?.name ?? '', verb };
}
