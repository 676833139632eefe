import type { PolicyDecision } from '../situation.js';
import type { TableView } from '../table/table-view.js';

/** A simple way to play that others are measured against. */
export interface Baseline {
  readonly name: string;
  readonly description: string;
  /** The games that it can play, by name. */
  readonly games: 'any' | readonly string[];
  /** There are at least two offers. */
  decide(table: TableView): PolicyDecision;
}
