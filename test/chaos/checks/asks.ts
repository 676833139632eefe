import type { NumberedEvent } from '#libs/protocol';
import type { Ask, GameEvidence } from '../evidence.js';

/**
 * Nobody is asked again what is written down already. The same question may come twice where its answer was lost; it may
 * not come after the decision that answered it. `graceMs`: a question that was on its way when the answer was written
 * down, as with two replicas in the moment of a takeover.
 */
export function askViolations({ events, asks }: Pick<GameEvidence, 'events' | 'asks'>, graceMs: number): string[] {
  const decisions = events.filter(({ event }) => event === 'agent:decision');
  return [
    ...sameQuestions(asks).flatMap((same) => answeredBefore(same, decisions, graceMs)),
    ...questionsWithoutStep(events, asks),
  ];
}

function sameQuestions(asks: readonly Ask[]): Ask[][] {
  const groups = new Map<string, Ask[]>();
  for (const ask of asks) groups.set(ask.question, [...(groups.get(ask.question) ?? []), ask]);
  return [...groups.values()];
}

function answeredBefore(same: readonly Ask[], decisions: readonly NumberedEvent[], graceMs: number): string[] {
  const [first, ...again] = same.toSorted((a, b) => a.at - b.at);
  if (first === undefined) return [];
  return again.flatMap(({ at }) => {
    const written = decisions.find(({ at: text }) => Date.parse(text) > first.at && Date.parse(text) + graceMs < at);
    if (written === undefined) return [];
    const asked = [first.at, at].map((time) => new Date(time).toISOString());
    return [
      `asked at ${asked.join(' and again at ')}, though decision ${written.seq} was written down at ${written.at}`,
    ];
  });
}

/** A step has one question, and one more for each correction. */
function questionsWithoutStep(events: readonly NumberedEvent[], asks: readonly Ask[]): string[] {
  const questions = new Set(asks.map(({ question }) => question)).size;
  const expected = events.filter(
    ({ event, payload }) =>
      event === 'agent:thinking' || (event === 'agent:error' && payload.code === 'invalid_action'),
  ).length;
  return questions <= expected ? [] : [`${questions} different questions were asked, but only ${expected} were due`];
}
