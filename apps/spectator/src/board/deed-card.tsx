import type { CSSProperties, ReactNode } from 'react';
import { type DeedSquare, isDeed, middleOf, placeOf, type Square, SQUARES } from '../board-names/index.js';
import { districtColour, districtName, setOf } from '../seats/index.js';
import type { Story } from '../story/index.js';
import { money } from '../text/index.js';
import { rentRows } from './rents.js';
import './deed-card.css';

const PLAIN_WORDS: Readonly<Record<string, string>> = {
  start: 'All players start here. Passing it pays a salary.',
  fund: 'Draw a card of the town fund.',
  fortune: 'Draw a card of fortune.',
  lockup: 'Locked up, or just visiting.',
  common: 'A rest on the grass. Nothing happens.',
  arrest: 'Go to the lock-up.',
  duty: 'Pay the bank.',
};

/** Per cent of the board; beyond the squares of an edge. */
const INSIDE = '13.2%';

/** As near to its square as possible with the whole card on the board. */
function along(value: number): string {
  return `${Math.min(71, Math.max(29, value))}%`;
}

/** Beside its square, over the centre of the board, so that the row of the square stays visible. */
function beside(position: number): CSSProperties {
  const { x, y } = middleOf(position);
  const { edge } = placeOf(position);
  return edge === 'left' || edge === 'right'
    ? { [edge]: INSIDE, top: along(y), translate: '0 -50%' }
    : { [edge]: INSIDE, left: along(x), translate: '-50% 0' };
}

interface DeedCardProps {
  readonly position: number;
  readonly story: Story;
  /** The pointer enters or leaves the card. */
  readonly onHold: () => void;
  readonly onLeave: () => void;
}

/** A square's prices and rents, and its owner. */
export default function DeedCard({ position, story, onHold, onLeave }: DeedCardProps): ReactNode {
  const square = SQUARES[position];
  if (square === undefined) return null;
  return (
    <div className="deed" role="tooltip" style={beside(position)} onPointerEnter={onHold} onPointerLeave={onLeave}>
      <DeedHead square={square} />
      {isDeed(square) ? <DeedBody square={square} story={story} /> : <p>{PLAIN_WORDS[square.kind]}</p>}
    </div>
  );
}

function DeedHead({ square }: { readonly square: Square }): ReactNode {
  const set = isDeed(square) ? setOf(square) : null;
  return (
    <div className="mb-2">
      {set && <div className="mb-1.5 h-1.5 rounded-full" style={{ background: districtColour(set) }} />}
      <p className="text-sm font-bold">{square.name}</p>
      {set && <p className="text-soft">{districtName(set)}</p>}
    </div>
  );
}

function DeedBody({ square, story }: { readonly square: DeedSquare; readonly story: Story }): ReactNode {
  const deed = story.deeds[square.id];
  const owner = story.seats.find(({ id }) => id === deed?.ownerId);
  return (
    <>
      <dl className="grid grid-cols-[1fr_auto] gap-x-3 gap-y-0.5">
        {rentRows(square, story).map(({ name, amount, isDue }) => (
          <div
            key={name}
            className={`col-span-2 flex justify-between rounded px-1 ${isDue ? 'bg-accent text-on-accent font-bold' : ''}`}
          >
            <dt>{name}</dt>
            <dd>{amount}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 border-t border-line pt-1.5 text-soft">
        {money(square.price)} · pledge {money(square.mortgage)}
        {square.kind === 'street' && ` · house ${money(square.houseCost)}`}
      </p>
      <p className="foreign-text mt-0.5 line-clamp-2 font-semibold">
        {owner === undefined ? 'For sale' : `Owned by ${owner.name}`}
        {deed?.isMortgaged === true && ', mortgaged'}
      </p>
    </>
  );
}
