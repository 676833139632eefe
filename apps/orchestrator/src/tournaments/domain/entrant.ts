import type { PlannedSeat } from '../../games/index.js';
import type { Entrant } from './tournament.js';

/** An entrant with the fields of its seat alone: what else a client sends is not kept. `joinedAt` is ISO 8601. */
export function entered(id: string, seat: PlannedSeat, joinedAt: string): Entrant {
  const { name, personality, model, url, model_options: options, budget, open, identity } = seat;
  return {
    id,
    seat: {
      name,
      personality,
      ...(model != null && { model }),
      ...(url != null && { url }),
      ...(options != null && { model_options: options }),
      ...(budget != null && { budget }),
      ...(identity !== undefined && { identity }),
      // Such a seat is refused.
      ...(open === true && { open }),
    },
    joinedAt,
  };
}
