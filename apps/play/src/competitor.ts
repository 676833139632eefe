import type { SeatFields } from '#libs/command-line';

/**
 * A player of a series: one of our personalities, a language model that plays as one, or the agent at an address. Its name
 * is unique in the series.
 */
export type Competitor = SeatFields;

/** The personality that is sent to an agent with an address of its own. */
const GUEST_PERSONALITY = 'guest';

/** Seats first, then agents, in the given order; of several with the same name the later ones are numbered. */
export function competitorsOf(
  seats: readonly Competitor[],
  agents: readonly string[],
  against: readonly string[],
): readonly Competitor[] {
  const given: readonly Competitor[] = [
    ...seats,
    ...agents.map((url) => ({ name: shortened(url), personality: GUEST_PERSONALITY, url })),
    ...against.map((personality) => ({ name: personality, personality })),
  ];
  return given.map((one, index) => {
    const before = given.slice(0, index).filter(({ name }) => name === one.name).length;
    return before === 0 ? one : { ...one, name: `${one.name} #${before + 1}` };
  });
}

/** An address as a name: without scheme and credentials, and no longer than a name may be. */
function shortened(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname.replace(/\/+$/, '')}`.slice(0, 90);
}
