import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { type BoardCell, type BoardChoices, useBoardChoices } from '../choices/index.js';
import { useView } from '../session/index.js';
import { choosableCells, clickCell, offersAbout } from './board-offers.js';
import { chosenDeeds, deedsIn, withDeed } from './deed-choices.js';
import type { ShownOffer } from './offers.js';
import type { Forms } from './use-drafts.js';

const NONE: readonly BoardCell[] = [];

interface Answers {
  readonly onChoose: (offer: ShownOffer) => void;
  /** A key has left the actions about one deed alone. */
  readonly onNarrowed: () => void;
}

interface OnBoard {
  /** The actions about what was chosen. */
  readonly meant: readonly ShownOffer[];
  /** Of the deed that was chosen. */
  readonly position: number | null;
  readonly reset: () => void;
}

/**
 * Lets the actions be chosen on the board: a square of a grid, or one of Monopoly's. While a form is open that names deeds,
 * the squares choose those.
 */
export function useOffersOnBoard(
  offers: readonly ShownOffer[],
  rows: number,
  forms: Forms,
  { onChoose, onNarrowed }: Answers,
): OnBoard {
  const [cells, setCells] = useState(NONE);
  const [position, setPosition] = useState<number | null>(null);
  const isLive = useView(({ playhead }) => playhead.mode === 'live');
  const byPosition = useMemo(() => offersByPosition(offers), [offers]);
  const open = offers.find(({ key }) => key === forms.open);
  const typed = open === undefined ? undefined : forms.typedFor(open);
  const inForm = useMemo(
    () => (open === undefined || typed === undefined ? null : squaresOf(open, typed)),
    [open, typed],
  );
  // New functions do not change what may be chosen on the board.
  const choose = useEffectEvent(onChoose);
  const press = useEffectEvent((pressed: number, isByKey: boolean): void => {
    if (open !== undefined && typed !== undefined && inForm !== null)
      return forms.type(open, withDeed(open.form, typed, pressed));
    if (!byPosition.has(pressed)) return;
    setPosition(position === pressed ? null : pressed);
    if (isByKey && position !== pressed) onNarrowed();
  });
  useEffect(() => {
    if (!isLive) return useBoardChoices.setState({ choices: null });
    const onCell = (cell: BoardCell): void => {
      const click = clickCell(offers, cells, cell);
      if (click.kind === 'act') choose(click.offer);
      else setCells(click.cells);
    };
    const choices: BoardChoices = {
      ...choosableCells(offers, cells, rows),
      chosenCells: cells,
      positions: inForm?.positions ?? [...byPosition.keys()],
      chosenPositions: inForm?.chosen ?? (position === null ? [] : [position]),
      onCell,
      onPosition: (pressed, isByKey) => press(pressed, isByKey),
    };
    useBoardChoices.setState({ choices });
  }, [offers, rows, cells, position, isLive, byPosition, inForm]);
  useEffect(() => () => useBoardChoices.setState({ choices: null }), []);
  const reset = (): void => {
    setCells(NONE);
    setPosition(null);
  };
  const ofPosition = position === null ? offers : (byPosition.get(position) ?? offers);
  return { meant: offersAbout(ofPosition, cells), position, reset };
}

/** The squares of a form that names deeds; null: it names none. */
function squaresOf(
  { form }: ShownOffer,
  typed: ReturnType<Forms['typedFor']>,
): { readonly positions: readonly number[]; readonly chosen: readonly number[] } | null {
  const positions = deedsIn(form);
  return positions.length === 0 ? null : { positions, chosen: chosenDeeds(form, typed) };
}

/** The actions about each square, also those that may name its deed in their form. */
function offersByPosition(offers: readonly ShownOffer[]): ReadonlyMap<number, readonly ShownOffer[]> {
  const found = new Map<number, ShownOffer[]>();
  for (const offer of offers) {
    const positions = offer.position === null ? deedsIn(offer.form) : [offer.position];
    for (const position of positions) found.set(position, [...(found.get(position) ?? []), offer]);
  }
  return found;
}
