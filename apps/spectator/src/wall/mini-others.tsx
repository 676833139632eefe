import type { CSSProperties, ReactNode } from 'react';
import type { Card, CardsView, TextView } from '#libs/views';
import { SeatFace } from '../portraits/index.js';
import { SeatMark } from '../seats/index.js';
import type { Story } from '../story/index.js';

/** More would be too small to be seen. */
const [MAX_HANDS, MAX_CARDS, MAX_LINES, MAX_COLUMNS, MAX_FACES] = [6, 9, 16, 48, 8];

/** The cards on the table, then the hands in seat order. */
export function MiniCards({ view, story }: { readonly view: CardsView; readonly story: Story }): ReactNode {
  const hands = story.seats.flatMap(({ id }, order) => {
    const pile = view.hands.get(id);
    return pile === undefined ? [] : [{ id, order, cards: pile.cards }];
  });
  return (
    <span className="mini-board mini-cards" data-mini="cards" aria-hidden="true">
      {view.table.cards.length > 0 && <MiniHand order={null} cards={view.table.cards} />}
      {hands.slice(0, MAX_HANDS).map(({ id, order, cards }) => (
        <MiniHand key={id} order={order} cards={cards} />
      ))}
    </span>
  );
}

/** @param props.order null: the table */
function MiniHand({ order, cards }: { readonly order: number | null; readonly cards: readonly Card[] }): ReactNode {
  return (
    <span className="mini-hand">
      {order !== null && <SeatMark order={order} className="size-4 shrink-0" />}
      {cards.slice(-MAX_CARDS).map((card, index) => (
        <span key={`${index} ${card ?? ''}`} className="mini-card" data-down={card === null ? '' : undefined}>
          {card}
        </span>
      ))}
    </span>
  );
}

/** The first lines of a board that is a text. */
export function MiniText({ view }: { readonly view: TextView }): ReactNode {
  const lines = view.lines.slice(0, MAX_LINES).map((line) => line.slice(0, MAX_COLUMNS));
  const columns = lines.reduce((most, { length }) => Math.max(most, length), 1);
  const style: CSSProperties & Record<'--columns', number> = { '--columns': columns };
  return (
    <span className="mini-board mini-text" data-mini="text" aria-hidden="true" style={style}>
      {lines.join('\n')}
    </span>
  );
}

/** Where there is no board to be drawn: who plays. */
export function MiniFaces({ story }: { readonly story: Story }): ReactNode {
  return (
    <span className="mini-board mini-faces" data-mini="faces" aria-hidden="true">
      {story.seats.slice(0, MAX_FACES).map((seat, order) => (
        <SeatFace key={seat.id} story={story} seat={seat} order={order} className="size-12" />
      ))}
    </span>
  );
}
