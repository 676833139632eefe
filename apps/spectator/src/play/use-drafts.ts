import { useState } from 'react';
import { isJsonObject } from '#libs/protocol';
import { withDeed } from './deed-choices.js';
import { type Asked, type Drafts, draftsFor, NO_DRAFTS, typedFor } from './drafts.js';
import type { ShownOffer } from './offers.js';
import type { Typed } from './param-fields.js';
import { counterTo } from './trade-form.js';

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
export function useDrafts(asked: Asked): Forms {
  const [kept, setDrafts] = useState(NO_DRAFTS);
  const isBehind = kept.offers !== asked.offers || kept.turnId !== asked.turnId;
  const drafts = isBehind ? draftsFor(kept, asked) : kept;
  if (isBehind) setDrafts(drafts);
  const type = ({ key }: ShownOffer, typed: Typed): void =>
    setDrafts((before) => ({ ...before, typed: { ...before.typed, [key]: typed } }));
  const toggle = (offer: ShownOffer, position: number | null): void => {
    if (drafts.open !== offer.key) type(offer, firstTyped(drafts, offer, position));
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

/** An untouched form begins with the deed that its action was chosen by, and a counter-offer with the terms on the table. */
function firstTyped(drafts: Drafts, offer: ShownOffer, position: number | null): Typed {
  const typed = typedFor(drafts, offer);
  if (Object.keys(typed).length > 0) return typed;
  const trade = drafts.offers.find((other) => other.offer.type === 'accept_trade')?.offer.trade;
  if (offer.offer.type === 'counter_trade' && isJsonObject(trade)) return counterTo(trade);
  return position === null ? typed : withDeed(offer.form, typed, position);
}
