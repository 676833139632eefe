import type { ModelOptions } from './model.js';
import type { Budget } from './usage.js';

/** A seat of a game as the outside sees it. */
export interface PlayerInfo {
  readonly id: string;
  readonly name: string;
  readonly personality: string;
  readonly model: string | null;
  /** How its model is asked, where its creator said so. */
  readonly model_options?: ModelOptions;
  /** What it may use by itself. */
  readonly budget?: Budget;
  /** Fingerprint of the key by which its agent has proven who it is. */
  readonly identity?: string;
}
