import { type CSSProperties, memo, type ReactNode } from 'react';
import { isDeed, placeOf, type Square, SQUARES } from '../board-names/index.js';
import { districtColour, SeatMark, seatColour } from '../seats/index.js';
import { Buildings, SquareIcon } from './icons.js';
import { tileLabel } from './tile-label.js';

interface TileProps {
  readonly position: number;
  readonly ownerOrder: number;
  readonly ownerName: string | null;
  readonly houses: number;
  readonly isMortgaged: boolean;
  readonly isActive: boolean;
  /** Names of the players on the square, one per line; a string, so that React compares it by value. */
  readonly visitors: string;
  readonly onShow: (position: number | null) => void;
}

/** One square. Focus, hover and tap open its deed card. */
export const Tile = memo(function Tile(props: TileProps): ReactNode {
  const { position, ownerOrder, ownerName, houses, isMortgaged, isActive, visitors, onShow } = props;
  const square = SQUARES[position];
  if (square === undefined) return null;
  const { row, column, edge } = placeOf(position);
  const isCorner = position % 10 === 0;
  const style: CSSProperties & Record<`--${string}`, string> = {
    gridArea: `${row} / ${column}`,
    '--owner': seatColour(ownerOrder),
    '--district': square.kind === 'street' ? districtColour(square.district) : 'transparent',
  };
  const words = tileLabel(square, {
    ownerName,
    houses,
    isMortgaged,
    visitors: visitors === '' ? [] : visitors.split('\n'),
  });
  return (
    <button
      type="button"
      className={isCorner ? 'tile corner' : 'tile'}
      style={style}
      data-edge={edge}
      data-position={position}
      data-owned={ownerName === null ? undefined : ''}
      data-mortgaged={isMortgaged ? '' : undefined}
      data-active={isActive ? '' : undefined}
      onPointerEnter={() => onShow(position)}
      onPointerLeave={() => onShow(null)}
      onFocus={() => onShow(position)}
      onBlur={() => onShow(null)}
      onClick={() => onShow(position)}
    >
      <Face square={square} houses={houses} isForSale={ownerName === null} />
      <span className="sr-only">{words}</span>
      {ownerName !== null && <SeatMark order={ownerOrder} className="owner" />}
    </button>
  );
});

interface FaceProps {
  readonly square: Square;
  readonly houses: number;
  readonly isForSale: boolean;
}

/** The content of a square. */
function Face({ square, houses, isForSale }: FaceProps): ReactNode {
  return (
    <>
      {square.kind === 'street' && (
        <span className="roof">
          <Buildings houses={houses} />
        </span>
      )}
      {square.kind === 'lockup' && <span className="tile-name visiting">Just visiting</span>}
      <span className="tile-face">
        <SquareIcon square={square} />
        <span className="tile-name">{square.name}</span>
        {isDeed(square) && isForSale && (
          <span className="tile-price" aria-hidden="true">
            ${square.price}
          </span>
        )}
      </span>
    </>
  );
}
