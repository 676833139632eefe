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
  /** What was sent is not decided: its engine may refuse it, and then it may be corrected. */
  readonly isPending: boolean;
  /** Why the form that was open is gone; null: none is. */
  readonly lost: string | null;
}

export const NO_DRAFTS: Drafts = {
  offers: [],
  turnId: null,
  open: null,
  typed: {},
  sentIn: null,
  isPending: false,
  lost: null,
};

/** What the seat is asked now. */
export interface Asked {
  readonly offers: readonly ShownOffer[];
  readonly turnId: string | null;
  /** Its last action was refused, and is to be corrected. */
  readonly isCorrection: boolean;
}

/**
 * The forms after the server was asked again. An action that is on offer as before keeps what was typed, also when the
 * last answer was refused; the form of any other goes.
 */
export function draftsFor(before: Drafts, { offers, turnId, isCorrection }: Asked): Drafts {
  const isSent = before.isPending || (before.turnId !== null && before.sentIn === before.turnId);
  if (turnId === null && isSent) return { ...before, offers, turnId, isPending: true };
  const isOver = before.isPending && !isCorrection;
  const keys = new Set(isOver ? [] : offers.map(({ key }) => key));
  const isOpen = before.open !== null && keys.has(before.open);
  return {
    offers,
    turnId,
    open: isOpen ? before.open : null,
    typed: Object.fromEntries(Object.entries(before.typed).filter(([key]) => keys.has(key))),
    sentIn: before.sentIn,
    isPending: false,
    lost: isOpen || isOver ? null : lostOf(before, turnId),
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
