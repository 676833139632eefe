import type { Received } from '../fixtures/raw-spectator.js';

/** What is told of one seat. */
export function ofSeat(received: readonly Received[], seat: string | undefined): Received[] {
  return received.filter(({ payload }) => payload['player_id'] === seat);
}

/**
 * What is told of a seat whose agent fails each time it is asked, in so many decisions, and how often it is asked: five
 * times in a row, then, on probation, every tenth time.
 */
export function failingForGood(failure: string, decisions: number): { told: string[]; asked: number } {
  const told: string[] = [];
  let asked = 0;
  for (let decision = 1; decision <= decisions; decision += 1) {
    if (decision <= 5 || (decision - 5) % 10 === 0) {
      asked += 1;
      told.push(failure);
    }
    if (decision === 5) told.push('agent:error agent_probation');
    told.push('agent:decision default');
  }
  return { told, asked };
}
