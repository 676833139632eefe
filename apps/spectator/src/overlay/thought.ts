import { isMonopoly, type Story } from '../story/index.js';
import { textOfTheirs } from '../text/index.js';

/** What a player thinks, for the lower third. */
export interface ShownThought {
  readonly order: number;
  readonly name: string;
  readonly verb: string;
  /** Null: they are asked, and have not given a reason yet. */
  readonly text: string | null;
}

type Thinking = { readonly playerId: string; readonly text: string } | null;

/** The streamed thoughts of the player who decides now, else the last reason, else who decides; null: nobody was asked yet. */
export function thoughtOf(story: Story, thinking: Thinking): ShownThought | null {
  const { pendingDecision, thought } = story;
  const isAloud = thinking !== null && thinking.playerId === pendingDecision?.playerId;
  const given = isAloud ? thinking : thought;
  const speaker = given?.playerId ?? pendingDecision?.playerId;
  const order = story.seats.findIndex(({ id }) => id === speaker);
  const seat = story.seats[order];
  if (seat === undefined) return null;
  const text = given === null ? null : textOfTheirs(given.text, { isMonopoly: isMonopoly(story) });
  return { order, name: seat.name, text, verb: given === null || isAloud ? 'thinks' : 'decided' };
}
