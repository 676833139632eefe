import type { PolicyDecision } from '../situation.js';
import type { TableView } from '../table/table-view.js';

/** A simple way to play that others are measured against. */
export interface Baseline {
  readonly name: string;
  readonly description: string;
  /** There are at least two offers. */
  decide(table: TableView): PolicyDecision;
}
