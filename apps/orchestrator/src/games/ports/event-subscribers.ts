/**
 * Who else than spectators is sent events, by name. A {@link GameStore} that keeps deliveries writes, in the commit of the
 * events, which of them each subscriber has still to be sent.
 */
export abstract class EventSubscribers {
  /** The names of the subscribers to events of this name, none twice. */
  abstract to(event: string): readonly string[];
}

export const NO_SUBSCRIBERS: EventSubscribers = { to: () => [] };
