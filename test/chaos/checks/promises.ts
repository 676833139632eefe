import type { GameEvidence } from '../evidence.js';
import { actionViolations } from './actions.js';
import { askViolations } from './asks.js';
import { endViolations } from './ended.js';
import { numberViolations } from './numbers.js';
import { viewerViolations } from './viewers.js';

export interface PromiseCheck {
  readonly text: string;
  /** What breaks the promise in one game; empty where it is kept. */
  readonly violations: (game: GameEvidence) => readonly string[];
}

/** What is promised of every game, whatever is killed while it runs. */
export function promisesOf({ graceMs }: { readonly graceMs: number }): readonly PromiseCheck[] {
  return [
    { text: 'every game ended', violations: endViolations },
    { text: 'every action was executed once, as decided and as emitted', violations: actionViolations },
    { text: "every spectator's log equals the store's", violations: viewerViolations },
    { text: 'no stored decision was requested again', violations: (game) => askViolations(game, graceMs) },
    { text: 'events are numbered without gap or repeat, steps in order', violations: numberViolations },
  ];
}
