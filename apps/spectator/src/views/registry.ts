import { later } from '../ui/later.js';
import type { GameView } from './view.js';

/**
 * The views by the `kind` of a state's `view`. To add one, add an entry: its component is loaded when it is first shown.
 * A state of another kind has the plain view.
 */
export const VIEWS: Readonly<Record<string, GameView>> = {
  grid: { Board: later(() => import('./grid/grid-view.js')) },
  cards: { Board: later(() => import('./cards/cards-view.js')) },
  text: { Board: later(() => import('./text/text-view.js')) },
  monopoly: { Board: later(() => import('./monopoly/monopoly-view.js')), isWhole: true },
};
