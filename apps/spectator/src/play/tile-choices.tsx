import { type ReactNode, useEffect, useRef } from 'react';
import { placeOf } from '../board-names/index.js';
import { useBoardChoices } from '../choices/index.js';

/** Marks the squares of a Monopoly board that an action is about. Its own buttons are pressed to choose them. */
export default function TileChoices(): ReactNode {
  const choices = useBoardChoices((shared) => shared.choices);
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const board = mark.current?.parentElement;
    const press = ({ target, detail }: MouseEvent): void => {
      const tile = target instanceof Element ? target.closest<HTMLElement>('[data-position]') : null;
      if (tile === null) return;
      // A click without a pointer is one of the keyboard or of a screen reader.
      useBoardChoices.getState().choices?.onPosition(Number(tile.dataset['position']), detail === 0);
    };
    board?.addEventListener('click', press);
    return () => board?.removeEventListener('click', press);
  }, []);
  useEffect(() => {
    const tileAt = (position: number): Element | null | undefined =>
      mark.current?.parentElement?.querySelector(`[data-position="${position}"]`);
    const tiles = (choices?.positions ?? []).flatMap((position) => {
      const tile = tileAt(position);
      tile?.setAttribute('aria-pressed', String(choices?.chosenPositions.includes(position)));
      return tile ?? [];
    });
    return () => {
      for (const tile of tiles) tile.removeAttribute('aria-pressed');
    };
  }, [choices]);
  return (
    <div ref={mark} className="contents" aria-hidden="true">
      {choices?.positions.map((position) => {
        const { row, column } = placeOf(position);
        return (
          <span
            key={position}
            className="play-tile"
            style={{ gridArea: `${row} / ${column}` }}
            data-chosen={choices.chosenPositions.includes(position) ? '' : undefined}
          />
        );
      })}
    </div>
  );
}
