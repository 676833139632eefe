import type { ShownOffer } from './offers.js';
import type { Typed } from './param-fields.js';

/** The forms of the actions on offer: which one is open, and what was typed into each, by the offers' keys. */
export interface Drafts {
  readonly offers: readonly ShownOffer[];
  /** Null: it is not the person's turn. */
  readonly turnId: string | null;
  readonly open: string | null;
  readonly typed: Readonly<Record<string, Typed>>;
  /** The turn in which an action was sent last. */
  readonly sentIn: string | null;
  /** Why the form that was open is gone; null: none is. */
  readonly lost: string | null;
}

export const NO_DRAFTS: Drafts = { offers: [], turnId: null, open: null, typed: {}, sentIn: null, lost: null };

/**
 * The forms after the server was asked again. An action that is on offer as before keeps what was typed, also when the
 * last answer was refused and may be corrected; the form of any other goes.
 */
export function draftsFor(before: Drafts, offers: readonly ShownOffer[], turnId: string | null): Drafts {
  const keys = new Set(offers.map(({ key }) => key));
  const isOpen = before.open !== null && keys.has(before.open);
  return {
    offers,
    turnId,
    open: isOpen ? before.open : null,
    typed: Object.fromEntries(Object.entries(before.typed).filter(([key]) => keys.has(key))),
    sentIn: before.sentIn,
    lost: isOpen ? null : lostOf(before, turnId),
  };
}

function lostOf({ offers, turnId: ended, open, typed, sentIn, lost }: Drafts, turnId: string | null): string | null {
  const form = offers.find(({ key }) => key === open);
  // A new turn: the person has read it.
  if (form === undefined) return turnId === ended || turnId === null ? lost : null;
  const isTouched = Object.keys(typed[form.key] ?? {}).length > 0;
  if (!isTouched || ended === sentIn) return null;
  const why = turnId === null ? 'your turn is over' : 'what you can do has changed';
  return `The form “${form.label}” was closed, since ${why}. Nothing of it was sent.`;
}

/** What was typed into a form. */
export function typedFor({ typed }: Drafts, { key }: ShownOffer): Typed {
  return typed[key] ?? NOTHING_TYPED;
}

const NOTHING_TYPED: Typed = {};
