import { type ReactNode, useId, useRef, useState } from 'react';
import type { JsonObject } from '#libs/protocol';
import { AskFirst } from './ask-first.js';
import { OfferForm } from './offer-form.js';
import type { ShownOffer } from './offers.js';
import type { Forms } from './use-drafts.js';
import { useOffersOnBoard } from './use-offers-on-board.js';

/** Of more actions, those that are meant can be searched for. */
const MANY = 12;

interface OfferListProps {
  readonly offers: readonly ShownOffer[];
  /** Of the board of squares. */
  readonly rows: number;
  readonly players: ReadonlyMap<string, string>;
  readonly forms: Forms;
  readonly isBusy: boolean;
  readonly onAct: (offer: ShownOffer, filled?: JsonObject) => void;
}

/** The actions on offer, and the forms of those that are to be filled in. */
export function OfferList({ offers, rows, players, forms, isBusy, onAct }: OfferListProps): ReactNode {
  const [asked, ask] = useState<ShownOffer | null>(null);
  const [sought, seek] = useState('');
  const choose = (offer: ShownOffer): void => {
    if (isBusy) return;
    if (offer.form.kind !== 'none') forms.toggle(offer, position);
    else if (offer.isFinal) ask(offer);
    else onAct(offer);
  };
  const list = useRef<HTMLUListElement>(null);
  const { meant, position, reset } = useOffersOnBoard(offers, rows, forms, {
    onChoose: choose,
    onNarrowed: () => requestAnimationFrame(() => list.current?.querySelector('button')?.focus()),
  });
  const found = meant.filter(({ label }) => label.toLowerCase().includes(sought.trim().toLowerCase()));
  return (
    <>
      <Narrowing meant={meant.length} of={offers.length} sought={sought} onSeek={seek} onReset={reset} />
      <ul ref={list} className="play-offers" aria-label="What you can do">
        {found.map((offer) => (
          <li key={offer.key} data-open={forms.open === offer.key ? '' : undefined}>
            <OfferButton offer={offer} isOpen={forms.open === offer.key} isBusy={isBusy} onChoose={choose} />
            {forms.open === offer.key && (
              <OfferForm
                offer={offer}
                players={players}
                typed={forms.typedFor(offer)}
                isBusy={isBusy}
                onType={(typed) => forms.type(offer, typed)}
                onFilled={(filled) => onAct(offer, filled)}
              />
            )}
          </li>
        ))}
        {found.length === 0 && <li className="text-sm text-soft">No action has these words.</li>}
      </ul>
      {asked !== null && (
        <AskFirst
          title="Give up?"
          text={asked.label}
          yes="Give up"
          onYes={() => onAct(asked)}
          onClose={() => ask(null)}
        />
      )}
    </>
  );
}

interface NarrowingProps {
  /** The number of actions that are shown, of all. */
  readonly meant: number;
  readonly of: number;
  readonly sought: string;
  readonly onSeek: (words: string) => void;
  readonly onReset: () => void;
}

/** What narrows the actions: a choice on the board, or words. */
function Narrowing({ meant, of, sought, onSeek, onReset }: NarrowingProps): ReactNode {
  return (
    <>
      {meant < of && (
        <p className="play-chosen text-sm">
          <span>
            Chosen on the board: {meant} of {of} actions.
          </span>
          <button type="button" className="button play-target" onClick={onReset}>
            Show all
          </button>
        </p>
      )}
      {meant > MANY && (
        <input
          type="search"
          className="field play-field"
          aria-label="Find an action"
          placeholder={`Find one of ${meant} actions`}
          value={sought}
          onChange={({ target }) => onSeek(target.value)}
        />
      )}
    </>
  );
}

interface OfferButtonProps {
  readonly offer: ShownOffer;
  readonly isOpen: boolean;
  readonly isBusy: boolean;
  readonly onChoose: (offer: ShownOffer) => void;
}

function OfferButton({ offer, isOpen, isBusy, onChoose }: OfferButtonProps): ReactNode {
  const { label, notes, isFinal, isDefault, form } = offer;
  const id = useId();
  return (
    <button
      type="button"
      className={isFinal ? 'play-offer button-bad' : 'play-offer'}
      aria-disabled={isBusy}
      aria-expanded={form.kind === 'none' ? undefined : isOpen}
      aria-describedby={notes.length === 0 && !isDefault ? undefined : id}
      onClick={() => onChoose(offer)}
    >
      <span className="foreign-text font-semibold">
        {label}
        {form.kind !== 'none' && ' …'}
      </span>
      {(notes.length > 0 || isDefault) && (
        <span id={id} className="play-notes">
          {[...notes, ...(isDefault ? ['if time runs out'] : [])].map((note) => (
            <span key={note} className="foreign-text" data-good={note === 'completes the set' ? '' : undefined}>
              {note}
            </span>
          ))}
        </span>
      )}
    </button>
  );
}
