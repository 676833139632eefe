import { useState } from 'react';
import { withDeed } from './deed-choices.js';
import { type Drafts, draftsFor, NO_DRAFTS, typedFor } from './drafts.js';
import type { ShownOffer } from './offers.js';
import type { Typed } from './param-fields.js';

/** The forms of the actions on offer, and what changes them. */
export interface Forms {
  readonly open: string | null;
  readonly typedFor: (offer: ShownOffer) => Typed;
  /** Opens or closes a form; `position`: of the deed that was chosen on the board before. */
  readonly toggle: (offer: ShownOffer, position: number | null) => void;
  readonly type: (offer: ShownOffer, typed: Typed) => void;
  readonly noteSent: () => void;
  readonly lost: string | null;
}

/** What was typed stays while its action is on offer, whatever else the page shows anew. */
export function useDrafts(offers: readonly ShownOffer[], turnId: string | null): Forms {
  const [kept, setDrafts] = useState(NO_DRAFTS);
  const isBehind = kept.offers !== offers || kept.turnId !== turnId;
  const drafts = isBehind ? draftsFor(kept, offers, turnId) : kept;
  if (isBehind) setDrafts(drafts);
  const type = ({ key }: ShownOffer, typed: Typed): void =>
    setDrafts((before) => ({ ...before, typed: { ...before.typed, [key]: typed } }));
  const toggle = (offer: ShownOffer, position: number | null): void => {
    if (position !== null && drafts.open !== offer.key) type(offer, chosenToo(drafts, offer, position));
    setDrafts((before) => ({ ...before, open: before.open === offer.key ? null : offer.key, lost: null }));
  };
  return {
    open: drafts.open,
    typedFor: (offer) => typedFor(drafts, offer),
    toggle,
    type,
    noteSent: () => setDrafts((before) => ({ ...before, sentIn: before.turnId, lost: null })),
    lost: drafts.lost,
  };
}

/** An untouched form begins with the deed that its action was chosen by. */
function chosenToo(drafts: Drafts, offer: ShownOffer, position: number): Typed {
  const typed = typedFor(drafts, offer);
  return Object.keys(typed).length === 0 ? withDeed(offer.form, typed, position) : typed;
}
