import type { ValidAction } from '#libs/protocol';
import type { Chance } from './chance.js';
import type { Mood, Talk } from './personalities/index.js';
import type { ProposalHistory } from './proposals.js';
import type { TableView } from './table/table-view.js';

/** What a policy decides from: the table, who plays, and the luck of the moment. */
export interface Situation {
  readonly table: TableView;
  readonly mood: Mood;
  readonly talk: Talk;
  readonly chance: Chance;
  /** What the seat has proposed before. */
  readonly proposals: ProposalHistory;
}

export interface PolicyDecision {
  /** The offer that is taken up, completed where it leaves something to fill in. */
  readonly action: ValidAction;
  /** One sentence that a spectator understands. */
  readonly reasoning: string;
  /** A line for the table, on rare occasions. */
  readonly chat?: string;
}

/** One kind of decision. `null` leaves the choice to the next policy. */
export type Policy = (situation: Situation) => PolicyDecision | null;
