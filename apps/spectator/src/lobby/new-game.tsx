import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { GAME_SPEEDS } from '#libs/protocol';
import { Icon } from '../ui/icon.js';
import KeyField from '../ui/key-field.js';
import { useNeedsKey } from '../ui/use-needs-key.js';
import { SeatMark } from '../seats/index.js';
import { Field } from './field.js';
import {
  FIRST_DRAFT,
  type GameDraft,
  hasOpenSeat,
  type Mistake,
  personalitiesFor,
  type SeatDraft,
  seatRangeOf,
  withSeat,
} from './game-form.js';
import { GameFields } from './game-fields.js';
import { SeatFields } from './seat-fields.js';
import { useStart } from './use-start.js';

/** The form for a new game; a started game is opened. */
export function NewGame(): ReactNode {
  const [draft, setDraft] = useState(FIRST_DRAFT);
  const { start, mistakes, problem, wantsKey, isStarting } = useStart(draft);
  const needsKey = useNeedsKey();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [mistakes]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isStarting) start();
  };
  return (
    <form ref={form} className="card flex flex-col gap-4 p-5" aria-labelledby="new-game" noValidate onSubmit={submit}>
      <h2 id="new-game" className="text-lg font-bold">
        Start a game
      </h2>
      <GameFields draft={draft} mistakes={mistakes} onChange={setDraft} />
      <SeatList draft={draft} mistakes={mistakes} onChange={setDraft} />
      <Settings draft={draft} mistakes={mistakes} onChange={setDraft} />
      {problem !== null && (
        <p role="alert" className="foreign-text text-sm text-bad">
          {problem}
        </p>
      )}
      <button type="submit" className="button button-main min-h-11! text-base!" aria-disabled={isStarting}>
        <Icon name="play" />
        {isStarting ? 'Starting …' : hasOpenSeat(draft) ? 'Open the table' : 'Start and watch'}
      </button>
      {needsKey && (
        <details className="text-sm" open={wantsKey}>
          <summary className="cursor-pointer text-soft">This server requires a key</summary>
          <div className="mt-2">
            <KeyField />
          </div>
        </details>
      )}
    </form>
  );
}

interface DraftProps {
  readonly draft: GameDraft;
  readonly mistakes: readonly Mistake[];
  readonly onChange: (draft: GameDraft) => void;
}

function SeatList({ draft, mistakes, onChange }: DraftProps): ReactNode {
  const { seats } = draft;
  const { min, max } = seatRangeOf(draft);
  const replace = (changed: SeatDraft): void =>
    onChange({ ...draft, seats: seats.map((seat) => (seat.key === changed.key ? changed : seat)) });
  const remove = (key: number): void => onChange({ ...draft, seats: seats.filter((seat) => seat.key !== key) });
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-sm font-semibold">Seats</legend>
      <p className="-mb-1.5 grid grid-cols-2 gap-1.5 pr-[2.9rem] pl-7 text-xs text-soft" aria-hidden="true">
        <span>Name</span>
        <span>Personality</span>
      </p>
      <ol className="flex flex-col gap-2">
        {seats.map((seat, order) => (
          <li key={seat.key} className="flex items-start gap-2">
            <SeatMark order={order} className="mt-2 size-5 shrink-0" />
            <SeatFields
              seat={seat}
              order={order}
              mistakes={mistakes}
              personalities={personalitiesFor(draft.game)}
              onChange={replace}
            />
            <button
              type="button"
              className="button mt-0.5"
              aria-label={`Remove seat ${order + 1}`}
              disabled={seats.length <= min}
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
        disabled={seats.length >= max}
        onClick={() => onChange(withSeat(draft))}
      >
        <Icon name="plus" />
        Add a seat
      </button>
    </fieldset>
  );
}

function Settings({ draft, mistakes, onChange }: DraftProps): ReactNode {
  const number = (
    name: 'seed' | 'maxTurns' | 'turnSeconds' | 'startMinutes',
    label: string,
    path: string,
    placeholder: string,
  ): ReactNode => (
    <div className="flex flex-col gap-1">
      <label htmlFor={name}>{label}</label>
      <Field
        id={name}
        path={path}
        mistakes={mistakes}
        inputMode="numeric"
        autoComplete="off"
        placeholder={placeholder}
        value={draft[name]}
        onChange={({ target }) => onChange({ ...draft, [name]: target.value })}
      />
    </div>
  );
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
      {number('seed', 'Seed', 'settings.seed', 'any')}
      {number('maxTurns', 'Maximum turns', 'settings.max_turns', 'no limit')}
      {hasOpenSeat(draft) && number('turnSeconds', 'Seconds a turn', 'settings.turn_timeout', 'default')}
      {hasOpenSeat(draft) && number('startMinutes', 'Starts in minutes', 'settings.start_by', '10')}
    </div>
  );
}
