import type { TranscriptAttempt, TranscriptLine } from '#libs/protocol';
import type { Change } from './change.js';
import { decidedBy, type SeatDecision } from './seat-decision.js';
import { byPlayer, type GameSession } from './session.js';

/** The change with what the seat's model was asked and answered, where the game keeps that. */
export function withTranscript(change: Change, before: GameSession, seatId: string, decision: SeatDecision): Change {
  const { transcript = [] } = decision;
  if (before.keepsTranscripts !== true || transcript.length === 0) return change;
  const chosen = decidedBy(decision) === 'model' ? transcript.findLastIndex(isUsable) : -1;
  const lines = before.transcriptLines ?? 0;
  return {
    ...change,
    session: { ...change.session, transcriptLines: lines + transcript.length },
    transcript: transcript.map((attempt, index): TranscriptLine => ({
      nr: lines + index + 1,
      step: before.step,
      seq: before.seq,
      turn_number: before.turn?.number ?? before.turnCount,
      ...byPlayer(before, seatId),
      is_chosen: index === chosen,
      ...attempt,
    })),
  };
}

function isUsable({ choice, error }: TranscriptAttempt): boolean {
  return choice !== null && error === null;
}
