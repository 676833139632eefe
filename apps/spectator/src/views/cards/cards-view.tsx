import type { ReactNode } from 'react';
import { SeatMark } from '../../seats/index.js';
import { count } from '../../text/index.js';
import { type Card, type CardPile, readCards, readOnce } from '#libs/views';
import type { ViewProps } from '../view.js';
import './cards.css';

const cardsIn = readOnce(readCards);

/** The hands in seat order, then those of players without a seat, and the cards on the table. */
export default function CardsView({ fields, story, plain }: ViewProps): ReactNode {
  const view = cardsIn(fields);
  if (view === null) return plain;
  const seated = story.seats.filter(({ id }) => view.hands.has(id));
  const others = [...view.hands.keys()].filter((id) => !story.seats.some((seat) => seat.id === id));
  const { table } = view;
  return (
    <div className="cards-view" role="group" aria-label="Cards" tabIndex={0}>
      {table.cards.length > 0 && (
        <section className="card-pile card-table" aria-label="Table">
          <p className="card-owner">Table</p>
          <Pile pile={table} />
        </section>
      )}
      {seated.map(({ id, name }) => (
        <Hand key={id} order={story.seats.findIndex((seat) => seat.id === id)} name={name} pile={view.hands.get(id)} />
      ))}
      {others.map((id) => (
        <Hand key={id} order={-1} name={id.slice(0, MAX_NAME_CHARS)} pile={view.hands.get(id)} />
      ))}
    </div>
  );
}

const MAX_NAME_CHARS = 40;
/** The text of a longer card is small. */
const MAX_LARGE_CHARS = 3;

interface HandProps {
  readonly order: number;
  readonly name: string;
  readonly pile: CardPile | undefined;
}

function Hand({ order, name, pile = { cards: [], more: 0 } }: HandProps): ReactNode {
  return (
    <section className="card-pile" aria-label={`Hand of ${name}`}>
      <p className="card-owner">
        <SeatMark order={order} className="size-4 shrink-0" />
        <bdi className="foreign-text truncate">{name}</bdi>
      </p>
      {pile.cards.length === 0 ? <p className="text-soft">no cards</p> : <Pile pile={pile} />}
    </section>
  );
}

/** Face-down cards are named together: nothing distinguishes them. */
function Pile({ pile: { cards, more } }: { readonly pile: CardPile }): ReactNode {
  const faceDown = cards.filter((card) => card === null).length;
  return (
    <>
      <ul className="card-row">
        {cards.map((card, index) => (
          <li key={`${index} ${card ?? ''}`} aria-hidden={card === null ? 'true' : undefined}>
            <CardFace card={card} />
          </li>
        ))}
      </ul>
      {faceDown > 0 && <p className="sr-only">{count(faceDown, 'card')} face down</p>}
      {more > 0 && <p className="text-xs text-soft">and {more.toLocaleString('en-US')} more</p>}
    </>
  );
}

function CardFace({ card }: { readonly card: Card }): ReactNode {
  if (card === null) return <span className="playing-card card-back" title="face down" />;
  return (
    <span
      className="playing-card foreign-text"
      data-red={/[♥♦♡♢]/u.test(card) ? '' : undefined}
      data-long={Array.from(card).length > MAX_LARGE_CHARS ? '' : undefined}
      title={card}
    >
      {card}
    </span>
  );
}
