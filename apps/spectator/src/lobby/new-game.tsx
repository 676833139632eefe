import { type FormEvent, type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { GAME_SPEEDS } from '#libs/protocol';
import { createGame, messageOf, Refused } from '../api/index.js';
import { Icon } from '../parts/icon.js';
import { KeyField } from '../parts/key-field.js';
import { SeatMark } from '../seats/index.js';
import {
  FEWEST,
  FIRST_DRAFT,
  type GameDraft,
  mistakeIn,
  MOST,
  requestOf,
  type SeatDraft,
  withSeat,
} from './game-form.js';
import { SeatFields } from './seat-fields.js';

/** Starts a game and goes to it. */
export function NewGame(): ReactNode {
  const [, navigate] = useLocation();
  const [draft, setDraft] = useState(FIRST_DRAFT);
  const [problem, setProblem] = useState<string | null>(null);
  const [wantsKey, setWantsKey] = useState(false);
  const [isStarting, setStarting] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const mistake = mistakeIn(draft);
    setProblem(mistake);
    if (mistake !== null) return;
    setStarting(true);
    createGame(requestOf(draft))
      .then((id) => navigate(`/g/${id}`))
      .catch((error: unknown) => {
        setProblem(told(error));
        setWantsKey(error instanceof Refused && (error.status === 401 || error.status === 403));
      })
      .finally(() => setStarting(false));
  };
  return (
    <form className="card flex flex-col gap-4 p-5" aria-labelledby="new-game" onSubmit={submit}>
      <h2 id="new-game" className="text-lg font-bold">
        Start a game
      </h2>
      <SeatList draft={draft} onChange={setDraft} />
      <Settings draft={draft} onChange={setDraft} />
      {problem !== null && (
        <p role="alert" className="said text-sm text-bad">
          {problem}
        </p>
      )}
      <button type="submit" className="button button-main min-h-11! text-base!" disabled={isStarting}>
        <Icon name="play" />
        {isStarting ? 'Starting …' : 'Start and watch'}
      </button>
      <details className="text-sm" open={wantsKey}>
        <summary className="cursor-pointer text-soft">This server asks for a key</summary>
        <div className="mt-2">
          <KeyField />
        </div>
      </details>
    </form>
  );
}

interface DraftProps {
  readonly draft: GameDraft;
  readonly onChange: (draft: GameDraft) => void;
}

function SeatList({ draft, onChange }: DraftProps): ReactNode {
  const { seats } = draft;
  const replace = (changed: SeatDraft): void =>
    onChange({ ...draft, seats: seats.map((seat) => (seat.key === changed.key ? changed : seat)) });
  const remove = (key: number): void => onChange({ ...draft, seats: seats.filter((seat) => seat.key !== key) });
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-sm font-semibold">Seats</legend>
      <ol className="flex flex-col gap-2">
        {seats.map((seat, order) => (
          <li key={seat.key} className="flex items-start gap-2">
            <SeatMark order={order} className="mt-2 size-5 shrink-0" />
            <SeatFields seat={seat} number={order + 1} onChange={replace} />
            <button
              type="button"
              className="button mt-0.5"
              aria-label={`Remove seat ${order + 1}`}
              disabled={seats.length <= FEWEST}
              onClick={() => remove(seat.key)}
            >
              <Icon name="minus" />
            </button>
          </li>
        ))}
      </ol>
      <button
        type="button"
        className="button self-start"
        disabled={seats.length >= MOST}
        onClick={() => onChange(withSeat(draft))}
      >
        <Icon name="plus" />
        One more seat
      </button>
    </fieldset>
  );
}

function Settings({ draft, onChange }: DraftProps): ReactNode {
  return (
    <div className="grid grid-cols-3 gap-2 text-sm">
      <label className="flex flex-col gap-1">
        Speed
        <select
          className="field"
          value={draft.speed}
          onChange={({ target }) => onChange({ ...draft, speed: target.value })}
        >
          {GAME_SPEEDS.map((speed) => (
            <option key={speed}>{speed}</option>
          ))}
        </select>
      </label>
      <label className="flex flex-col gap-1">
        Seed
        <input
          className="field"
          type="number"
          min={0}
          max={4_294_967_295}
          placeholder="any"
          value={draft.seed}
          onChange={({ target }) => onChange({ ...draft, seed: target.value })}
        />
      </label>
      <label className="flex flex-col gap-1">
        Most turns
        <input
          className="field"
          type="number"
          min={1}
          placeholder="no end"
          value={draft.maxTurns}
          onChange={({ target }) => onChange({ ...draft, maxTurns: target.value })}
        />
      </label>
    </div>
  );
}

function told(error: unknown): string {
  const details = error instanceof Refused ? error.details.map(({ message }) => message) : [];
  return [messageOf(error), ...details].join(' ');
}
