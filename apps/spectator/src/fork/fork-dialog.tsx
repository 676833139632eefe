import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { JsonObject } from '#libs/protocol';
import { messageOf } from '../api/index.js';
import KeyField from '../ui/key-field.js';
import { useNeedsKey } from '../ui/use-needs-key.js';
import { forkGame, type Moment, type SeatToFork } from './fork.js';
import { Modal } from './modal.js';

interface ForkDialogProps extends Moment {
  readonly seats: readonly SeatToFork[];
  readonly onClose: () => void;
}

function agentOf({ name, personality, model, kept }: SeatToFork): JsonObject {
  return { ...kept, name, personality, ...(model !== '' && { model }) };
}

/** A fork that is being asked for: who plays on, and what came of asking. */
function useFork({ gameId, seq, seats: seatsAtFirst }: Omit<ForkDialogProps, 'onClose'>) {
  const [seats, setSeats] = useState<readonly SeatToFork[]>(seatsAtFirst);
  const [seed, setSeed] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [, navigate] = useLocation();
  const fork = (event: FormEvent): void => {
    event.preventDefault();
    if (isAsking) return;
    setAsking(true);
    setRefusal(null);
    const isChanged = seats.some((seat, at) => seat !== seatsAtFirst[at]);
    const agents = seats.map(agentOf);
    const settings = seed === '' ? {} : { seed: Number(seed) };
    forkGame(gameId, { seq, settings, ...(isChanged && { agents }) })
      .then((id) => navigate(`/g/${encodeURIComponent(id)}`))
      .catch((error: unknown) => setRefusal(messageOf(error)))
      .finally(() => setAsking(false));
  };
  return { seats, setSeats, seed, setSeed, refusal, isAsking, fork };
}

/** Asks who plays on from the moment, and opens the new game. */
export function ForkDialog({ onClose, ...moment }: ForkDialogProps): ReactNode {
  const { seats, setSeats, seed, setSeed, refusal, isAsking, fork } = useFork(moment);
  const needsKey = useNeedsKey();
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <Modal title={`Fork from event ${moment.seq}`} dialog={dialog} onClose={onClose}>
      <form className="flex flex-col gap-3" onSubmit={fork}>
        <p className="text-sm text-soft">A new game goes on from here. It is not rated.</p>
        {seats.map((seat, at) => (
          <SeatRow
            key={at}
            seat={seat}
            place={at + 1}
            onChange={(next) => setSeats(seats.map((other, index) => (index === at ? next : other)))}
          />
        ))}
        <SeedField seed={seed} onChange={setSeed} />
        {refusal !== null && (
          <p role="alert" className="foreign-text rounded-lg border border-bad p-2 text-sm text-bad">
            {refusal}
          </p>
        )}
        {needsKey && <p className="text-sm text-soft">Only those with a key that may create games can fork here.</p>}
        {needsKey && <KeyField />}
        <div className="flex gap-2">
          <button type="button" className="button flex-1" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button type="submit" className="button button-main flex-1" aria-disabled={isAsking}>
            Fork
          </button>
        </div>
      </form>
    </Modal>
  );
}

interface SeedFieldProps {
  readonly seed: string;
  readonly onChange: (seed: string) => void;
}

function SeedField({ seed, onChange }: SeedFieldProps): ReactNode {
  return (
    <label className="text-sm">
      Seed of what follows
      <input
        className="field"
        inputMode="numeric"
        pattern="[0-9]{1,10}"
        placeholder="chance goes on as it would have"
        value={seed}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}

interface SeatRowProps {
  readonly seat: SeatToFork;
  readonly place: number;
  readonly onChange: (seat: SeatToFork) => void;
}

function SeatRow({ seat, place, onChange }: SeatRowProps): ReactNode {
  const field = (name: 'name' | 'personality' | 'model', label: string, isNeeded: boolean): ReactNode => (
    <input
      className="field"
      aria-label={`${label} of seat ${place}`}
      placeholder={label}
      required={isNeeded}
      maxLength={name === 'personality' ? 50 : 100}
      value={seat[name]}
      onChange={({ target }) => onChange({ ...seat, [name]: target.value })}
    />
  );
  return (
    <div className="grid grid-cols-3 gap-1.5 text-sm">
      {field('name', 'Name', true)}
      {field('personality', 'Personality', true)}
      {field('model', 'Model', false)}
    </div>
  );
}
