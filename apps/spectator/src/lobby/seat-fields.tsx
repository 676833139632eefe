import type { ReactNode } from 'react';
import { Field } from './field.js';
import type { Mistake, SeatDraft } from './game-form.js';

interface SeatFieldsProps {
  readonly seat: SeatDraft;
  readonly order: number;
  readonly mistakes: readonly Mistake[];
  /** Suggestions. */
  readonly personalities: readonly string[];
  readonly onChange: (seat: SeatDraft) => void;
}

/** A seat's name and personality, whether it is open, and optionally a model or an agent's address. */
export function SeatFields({ seat, order, mistakes, personalities, onChange }: SeatFieldsProps): ReactNode {
  const field = (name: 'name' | 'personality' | 'model' | 'url', label: string, extra: object): ReactNode => (
    <Field
      path={`agents.${order}.${name}`}
      mistakes={mistakes}
      aria-label={`${label} of seat ${order + 1}`}
      value={seat[name]}
      onChange={({ target }) => onChange({ ...seat, [name]: target.value })}
      {...extra}
    />
  );
  const isWrongInside = mistakes.some(({ path }) => [`agents.${order}.model`, `agents.${order}.url`].includes(path));
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1.5">
      <div className="grid grid-cols-2 gap-1.5">
        {field('name', 'Name', { required: true, maxLength: 100 })}
        {field('personality', 'Personality', { required: true, maxLength: 50, list: 'personalities' })}
      </div>
      <label className="flex min-h-6 items-center gap-2 text-xs">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          aria-label={`Open: a person, or anybody, may take it (seat ${order + 1})`}
          checked={seat.isOpen}
          onChange={({ target }) => onChange({ ...seat, isOpen: target.checked })}
        />
        <span aria-hidden="true">Open: a person, or anybody, may take it</span>
      </label>
      <details className="text-xs" open={isWrongInside}>
        <summary className="cursor-pointer text-soft">Own model or agent</summary>
        <div className="mt-1.5 grid gap-1.5">
          {field('model', 'Model', { maxLength: 100, placeholder: 'Model, such as llama3.1:8b' })}
          {field('url', 'Address of the agent', { inputMode: 'url', placeholder: 'http://localhost:9000' })}
        </div>
      </details>
      <datalist id="personalities">
        {personalities.map((personality) => (
          <option key={personality}>{personality}</option>
        ))}
      </datalist>
    </div>
  );
}
