import type { AgentSeat, CreateGame } from '#libs/protocol';

/** Who is proven to play a seat, in place of the key that proves it: the key itself goes no further than the request. */
export interface SeatIdentity {
  /** Fingerprint of the key. */
  readonly identity?: string;
  readonly identity_key?: never;
}

export type PlannedSeat = Omit<AgentSeat, 'identity_key'> & SeatIdentity;

/** POST /games with a name and a personality for every seat. */
export interface GameRequest extends Omit<CreateGame, 'agents'> {
  readonly agents: readonly PlannedSeat[];
}

/** The same while open seats may have neither. */
interface SeatsRequest extends Omit<CreateGame, 'agents'> {
  readonly agents: readonly Partial<PlannedSeat>[];
}

/** Who plays an open seat that nobody took. */
const HOUSE_PERSONALITY = 'analytical';

/** An open seat without a name is named after its place. */
export function namedSeats({ agents, ...request }: SeatsRequest): GameRequest {
  const taken = new Set(agents.flatMap(({ name }) => name ?? []));
  return { ...request, agents: agents.map((seat, index) => named(seat, index + 1, taken)) };
}

function named(seat: Partial<PlannedSeat>, place: number, taken: ReadonlySet<string>): PlannedSeat {
  const { name = freeName(place, taken), personality = HOUSE_PERSONALITY } = seat;
  return { ...seat, name, personality };
}

function freeName(place: number, taken: ReadonlySet<string>): string {
  const plain = `Seat ${place}`;
  return taken.has(plain) ? `Open seat ${place}` : plain;
}
