import type { AgentSeat, CreateGame, SeatRequest } from '#libs/protocol';

/** POST /games with a name and a personality for every seat. */
export interface GameRequest extends Omit<CreateGame, 'agents'> {
  readonly agents: readonly AgentSeat[];
}

/** Who plays an open seat that nobody took. */
const HOUSE_PERSONALITY = 'analytical';

/** An open seat without a name is named after its place. */
export function namedSeats({ agents, ...request }: CreateGame): GameRequest {
  const taken = new Set(agents.flatMap(({ name }) => name ?? []));
  return { ...request, agents: agents.map((seat, index) => named(seat, index + 1, taken)) };
}

function named(seat: SeatRequest, place: number, taken: ReadonlySet<string>): AgentSeat {
  const { name = freeName(place, taken), personality = HOUSE_PERSONALITY } = seat;
  return { ...seat, name, personality };
}

function freeName(place: number, taken: ReadonlySet<string>): string {
  const plain = `Seat ${place}`;
  return taken.has(plain) ? `Open seat ${place}` : plain;
}
