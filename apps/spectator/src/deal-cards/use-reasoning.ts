import { useView } from '../session/index.js';
import { isMonopoly, type PendingDecision, type Story } from '../story/index.js';
import { textOfTheirs } from '../text/index.js';

/** Who decides or has decided last, and why. */
export interface ShownReasoning {
  readonly order: number;
  /** Null: nobody has been asked yet. */
  readonly name: string | null;
  readonly text: string | null;
  readonly verb: string;
  readonly pending: PendingDecision | null;
}

/** The agent's thinking while it decides, else its last reasoning. */
export function useReasoning(story: Story): ShownReasoning {
  const aloud = useView((view) => view.thinking);
  const { pendingDecision, decision } = story;
  const isThinking = aloud !== null && aloud.playerId === pendingDecision?.playerId;
  const speaker = pendingDecision?.playerId ?? decision?.playerId;
  const text = isThinking ? aloud.text : ((speaker && story.agentRecords[speaker]?.reasoning?.text) ?? null);
  const order = story.seats.findIndex(({ id }) => id === speaker);
  return {
    order,
    name: speaker === undefined ? null : (story.seats[order]?.name ?? ''),
    text: text ? textOfTheirs(text, { isMonopoly: isMonopoly(story) }) : null,
    verb: pendingDecision === null ? 'decided' : isThinking ? 'thinks aloud' : 'thinks',
    pending: pendingDecision,
  };
}
