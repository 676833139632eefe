import type { Received } from '../fixtures/raw-spectator.js';

/** The events of one seat. */
export function ofSeat(received: readonly Received[], seat: string | undefined): Received[] {
  return received.filter(({ payload }) => payload['player_id'] === seat);
}

/**
 * The events of a seat whose agent fails each time it is asked, over `decisions` decisions, and how often it is asked: five
 * times in a row, then, on probation, every tenth time.
 */
export function failingForGood(failure: string, decisions: number): { emitted: string[]; asked: number } {
  const emitted: string[] = [];
  let asked = 0;
  for (let decision = 1; decision <= decisions; decision += 1) {
    if (decision <= 5 || (decision - 5) % 10 === 0) {
      asked += 1;
      emitted.push(failure);
    }
    if (decision === 5) emitted.push('agent:error agent_probation');
    emitted.push('agent:decision default');
  }
  return { emitted, asked };
}
