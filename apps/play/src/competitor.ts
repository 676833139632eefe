import type { AgentSeat } from '#libs/protocol';

/** Who plays in a series: one of our personalities, or the agent at an address. */
export interface Competitor {
  /** Unique in the series; its name at the table too. */
  readonly name: string;
  readonly personality: string;
  readonly url?: string;
}

/** What an agent with an address of its own is told to be. */
const GUEST = 'guest';

/** Agents first, in the order in which they were given; of several with one name the later ones are numbered. */
export function competitorsOf(agents: readonly string[], against: readonly string[]): readonly Competitor[] {
  const given = [
    ...agents.map((url) => ({ name: shortened(url), personality: GUEST, url })),
    ...against.map((personality) => ({ name: personality, personality })),
  ];
  return given.map((one, index) => {
    const before = given.slice(0, index).filter(({ name }) => name === one.name).length;
    return before === 0 ? one : { ...one, name: `${one.name} #${before + 1}` };
  });
}

/** Who sits where in a game, the first mover first. Rotated, each sits on each seat once in as many games as there are seats. */
export function seating<T>(competitors: readonly T[], game: number, isRotated: boolean): readonly T[] {
  const shift = isRotated ? game % competitors.length : 0;
  return [...competitors.slice(shift), ...competitors.slice(0, shift)];
}

export function seatOf({ name, personality, url }: Competitor): AgentSeat {
  return { name, personality, ...(url !== undefined && { url }) };
}

/** An address as a name: without its scheme and what is secret about it, and no longer than a name may be. */
function shortened(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname.replace(/\/+$/, '')}`.slice(0, 90);
}
