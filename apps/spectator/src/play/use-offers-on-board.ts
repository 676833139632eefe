import { useEffect, useEffectEvent, useState } from 'react';
import { type BoardCell, type BoardChoices, useBoardChoices } from '../choices/index.js';
import { useView } from '../session/index.js';
import { choosableCells, clickCell, offersAbout } from './board-offers.js';
import type { ShownOffer } from './offers.js';

const NONE: readonly BoardCell[] = [];

/** Lets the actions be chosen on the board: a square of a grid, or one of Monopoly's. `meant`: those about what was chosen. */
export function useOffersOnBoard(
  offers: readonly ShownOffer[],
  rows: number,
  onChoose: (offer: ShownOffer) => void,
): { readonly meant: readonly ShownOffer[]; readonly reset: () => void } {
  const [cells, setCells] = useState(NONE);
  const [position, setPosition] = useState<number | null>(null);
  const isLive = useView(({ playhead }) => playhead.mode === 'live');
  // A new function does not change what may be chosen on the board.
  const choose = useEffectEvent(onChoose);
  useEffect(() => {
    if (!isLive) return useBoardChoices.setState({ choices: null });
    const onCell = (cell: BoardCell): void => {
      const click = clickCell(offers, cells, cell);
      if (click.kind === 'act') choose(click.offer);
      else setCells(click.cells);
    };
    const onPosition = (chosen: number): void => {
      if (offers.some((offer) => offer.position === chosen)) setPosition(position === chosen ? null : chosen);
    };
    const positions = new Set(offers.flatMap((offer) => offer.position ?? []));
    const choices: BoardChoices = {
      ...choosableCells(offers, cells, rows),
      chosenCells: cells,
      positions: [...positions],
      chosenPosition: position,
      onCell,
      onPosition,
    };
    useBoardChoices.setState({ choices });
  }, [offers, rows, cells, position, isLive]);
  useEffect(() => () => useBoardChoices.setState({ choices: null }), []);
  const ofPosition = position === null ? offers : offers.filter((offer) => offer.position === position);
  const reset = (): void => {
    setCells(NONE);
    setPosition(null);
  };
  return { meant: offersAbout(ofPosition, cells), reset };
}
