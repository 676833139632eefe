import { type FormEvent, type ReactNode, useCallback, useId, useState } from 'react';
import { messageOf, request } from '../api/index.js';
import { usePolled } from '../lobby/use-polled.js';
import { SeatMark } from '../seats/index.js';
import type { HeldSeat } from './held-seat.js';
import { InviteButton } from './invite-button.js';
import { type OpenTable, openTableIn, startText, type TableSeat } from './open-table.js';
import { ownKey, rememberWish, wantsKey } from './own-key.js';
import { takeSeat } from './seat-api.js';

const LOOK_EVERY_MS = 3_000;
const MAX_NAME_CHARS = 100;
const NAME_KEY = 'arena-name';

interface OpenSeatsProps {
  readonly gameId: string;
  readonly onTake: (seat: HeldSeat) => void;
}

/** A game that waits for players, and when it was asked for. */
interface Seen {
  readonly table: OpenTable | null;
  readonly at: number;
}

/** The seats of a game that waits for players. */
export function OpenSeats({ gameId, onTake }: OpenSeatsProps): ReactNode {
  const look = useCallback(
    async (signal: AbortSignal): Promise<Seen> => {
      const game = await request(`/games/${encodeURIComponent(gameId)}`, { signal });
      return { table: openTableIn(game), at: Date.now() };
    },
    [gameId],
  );
  const { value: seen } = usePolled(look, LOOK_EVERY_MS);
  const { take, isTaking, problem, name, setName, isProven, setProven } = useTaking(gameId, onTake);
  const id = useId();
  if (seen === undefined || seen.table === null) return null;
  const { table } = seen;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const first = table.seats.find(({ isOpen }) => isOpen);
    if (first !== undefined) take(first.id);
  };
  return (
    <section className="play card" aria-labelledby={`${id}-title`} data-play="open">
      <h2 id={`${id}-title`} className="play-title">
        Take a seat
      </h2>
      <p className="text-sm text-soft">{startText(table, seen.at)}</p>
      <form className="flex flex-col gap-1 text-sm" onSubmit={send}>
        <label htmlFor={`${id}-name`} className="font-semibold">
          Your name
        </label>
        <NameField
          id={`${id}-name`}
          name={name}
          describedBy={problem === null ? undefined : `${id}-problem`}
          onName={setName}
        />
        <KeyWish isProven={isProven} onChange={setProven} />
      </form>
      {problem !== null && (
        <p id={`${id}-problem`} role="alert" className="foreign-text text-sm text-bad">
          {problem}
        </p>
      )}
      <ul className="flex flex-col gap-1.5">
        {table.seats.map((seat, order) => (
          <SeatLine key={seat.id} seat={seat} order={order} isTaking={isTaking} onTake={take} />
        ))}
      </ul>
      <InviteButton />
    </section>
  );
}

interface NameFieldProps {
  readonly id: string;
  readonly name: string;
  readonly describedBy: string | undefined;
  readonly onName: (name: string) => void;
}

function NameField({ id, name, describedBy, onName }: NameFieldProps): ReactNode {
  return (
    <input
      id={id}
      className="field play-field"
      autoComplete="off"
      maxLength={MAX_NAME_CHARS}
      placeholder="As the seat is called"
      value={name}
      aria-describedby={describedBy}
      onChange={({ target }) => onName(target.value)}
    />
  );
}

interface KeyWishProps {
  readonly isProven: boolean;
  readonly onChange: (isProven: boolean) => void;
}

function KeyWish({ isProven, onChange }: KeyWishProps): ReactNode {
  const id = useId();
  return (
    <div className="play-key">
      <input id={id} type="checkbox" checked={isProven} onChange={({ target }) => onChange(target.checked)} />
      <label htmlFor={id}>Prove by a key of this browser that it is me on the leaderboard</label>
    </div>
  );
}

interface SeatLineProps {
  readonly seat: TableSeat;
  readonly order: number;
  readonly isTaking: boolean;
  readonly onTake: (playerId: string) => void;
}

function SeatLine({ seat, order, isTaking, onTake }: SeatLineProps): ReactNode {
  return (
    <li className="play-seat">
      <SeatMark order={order} className="size-5 shrink-0" />
      <bdi className="foreign-text flex-1 truncate font-semibold">{seat.name}</bdi>
      {seat.isOpen ? (
        <button
          type="button"
          className="button button-main play-target"
          aria-disabled={isTaking}
          onClick={() => onTake(seat.id)}
        >
          Take this seat<span className="sr-only">: {seat.name}</span>
        </button>
      ) : (
        <span className="text-sm text-soft">{seat.isGuest ? 'taken' : seat.personality}</span>
      )}
    </li>
  );
}

interface Taking {
  readonly take: (playerId: string) => void;
  readonly isTaking: boolean;
  readonly problem: string | null;
  readonly name: string;
  readonly setName: (name: string) => void;
  readonly isProven: boolean;
  readonly setProven: (isProven: boolean) => void;
}

function useTaking(gameId: string, onTake: (seat: HeldSeat) => void): Taking {
  const [name, setName] = useState(lastName);
  const [isProven, setProven] = useState(wantsKey);
  const [isTaking, setTaking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const take = (playerId: string): void => {
    if (isTaking) return;
    setTaking(true);
    setProblem(null);
    takeSeat(gameId, playerId, { name: name.trim(), identityKey: isProven ? ownKey() : null })
      .then(onTake, (error: unknown) => setProblem(messageOf(error)))
      .finally(() => setTaking(false));
    rememberName(name.trim());
    rememberWish(isProven);
  };
  return { take, isTaking, problem, name, setName, isProven, setProven };
}

function lastName(): string {
  try {
    return localStorage.getItem(NAME_KEY) ?? '';
  } catch {
    return '';
  }
}

function rememberName(name: string): void {
  try {
    localStorage.setItem(NAME_KEY, name);
  } catch {
    // It is typed again.
  }
}
