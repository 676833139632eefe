import { isMonopoly, type Story } from '../story/index.js';
import { textOfTheirs } from '../text/index.js';
import { type Thinking, thinkingOf } from './shown-reasoning.js';

/** A side of a deal. */
interface DealSide {
  readonly playerId: string | null;
  /** Null: they have not decided yet, or gave none. */
  readonly reason: string | null;
  /** The deal can still change. */
  readonly isOpen: boolean;
}

/** Why a side of a deal decides as it does; while it decides, its thoughts as far as they are streamed. Null: not known. */
export function sideReason(story: Story, thinking: Thinking, { playerId, reason, isOpen }: DealSide): string | null {
  const decided = reason === null ? null : textOfTheirs(reason, { isMonopoly: isMonopoly(story) });
  const isDeciding = isOpen && playerId !== null && story.pendingDecision?.playerId === playerId;
  if (!isDeciding) return decided;
  return thinkingOf(story, thinking, playerId) ?? decided ?? 'thinks …';
}
