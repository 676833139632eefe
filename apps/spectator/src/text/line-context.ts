import { isMonopoly, outcomeOf, seatOf, type Story } from '../story/index.js';
import { withBoardNames } from '../board-names/index.js';
import { resultText } from './result-words.js';

/** What a line needs besides its event. */
export interface LineContext {
  /** A player's name by their id; null for an unknown id. */
  readonly nameOf: (id: string | null) => string | null;
  /** In Monopoly, the effects of an action have lines of their own, and squares the page's names. */
  readonly isMonopoly: boolean;
  /** Null while the game is on. */
  readonly result: string | null;
  /** Agents give reasons that everybody may read. They do not where players do not all see the same. */
  readonly hasReasons: boolean;
  /** Taxes, fines and what cards cost collect on a square of the board. */
  readonly hasPot: boolean;
}

export const NO_CONTEXT: LineContext = {
  nameOf: () => null,
  isMonopoly: false,
  result: null,
  hasReasons: true,
  hasPot: false,
};

/** The context of a game's lines, by its newest state. */
export function lineContextOf(story: Story): LineContext {
  return {
    nameOf: (id) => seatOf(story, id)?.name ?? null,
    isMonopoly: isMonopoly(story),
    hasReasons: Object.values(story.agentRecords).some(({ reasoning }) => reasoning !== null),
    hasPot: story.hasPot,
    result: story.status === 'completed' ? resultText(outcomeOf(story), false) : null,
  };
}

/** A text of an engine or an agent; in Monopoly, with the page's names for squares. */
export function textOfTheirs(text: string, context: Pick<LineContext, 'isMonopoly'>): string {
  return context.isMonopoly ? withBoardNames(text) : text;
}
