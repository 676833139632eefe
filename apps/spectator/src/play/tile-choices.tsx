import { type ReactNode, useEffect, useRef } from 'react';
import { placeOf } from '../board-names/index.js';
import { useBoardChoices } from '../choices/index.js';

/** Marks the squares of a Monopoly board that an action is about. Its own buttons are pressed to choose them. */
export default function TileChoices(): ReactNode {
  const choices = useBoardChoices((shared) => shared.choices);
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const board = mark.current?.parentElement;
    const press = ({ target }: Event): void => {
      const tile = target instanceof Element ? target.closest<HTMLElement>('[data-position]') : null;
      if (tile !== null) useBoardChoices.getState().choices?.onPosition(Number(tile.dataset['position']));
    };
    board?.addEventListener('click', press);
    return () => board?.removeEventListener('click', press);
  }, []);
  return (
    <div ref={mark} className="contents" aria-hidden="true">
      {choices?.positions.map((position) => {
        const { row, column } = placeOf(position);
        return (
          <span
            key={position}
            className="play-tile"
            style={{ gridArea: `${row} / ${column}` }}
            data-chosen={position === choices.chosenPosition ? '' : undefined}
          />
        );
      })}
    </div>
  );
}
