import { type ReactNode, useId } from 'react';
import { choiceText, numberWords, type ParamField, type TypedValue } from './param-fields.js';
import { nameOfId } from './trade-form.js';

interface ParamInputProps {
  readonly field: ParamField;
  readonly typed: TypedValue;
  /** Null: nothing is wrong. */
  readonly mistake: string | null;
  readonly players: ReadonlyMap<string, string>;
  readonly onType: (typed: TypedValue) => void;
}

/** One field with its label, its hint and what is wrong with it. */
export function ParamInput(props: ParamInputProps): ReactNode {
  const { field, mistake } = props;
  const id = useId();
  const hint = field.hint ?? (field.kind.type === 'number' ? numberWords(field.kind) : null);
  const described = [hint !== null && `${id}-hint`, mistake !== null && `${id}-mistake`].filter(Boolean).join(' ');
  return (
    <div className="play-param">
      {field.kind.type !== 'list' && (
        <label htmlFor={id} className="foreign-text font-semibold">
          {field.label}
        </label>
      )}
      <Control {...props} id={id} described={described} />
      {hint !== null && (
        <p id={`${id}-hint`} className="foreign-text text-xs text-soft">
          {hint}
        </p>
      )}
      {mistake !== null && (
        <p id={`${id}-mistake`} className="foreign-text text-xs text-bad">
          {mistake}
        </p>
      )}
    </div>
  );
}

interface ControlProps extends ParamInputProps {
  readonly id: string;
  readonly described: string;
}

function Control(props: ControlProps): ReactNode {
  const { field, typed, mistake, players, onType, id, described } = props;
  const { kind } = field;
  if (kind.type === 'list') return <Checkboxes {...props} choices={kind.choices} />;
  const common = {
    id,
    className: 'field play-field',
    'aria-invalid': mistake !== null,
    'aria-describedby': described === '' ? undefined : described,
    value: typeof typed === 'string' ? typed : '',
    onChange: ({ target }: { readonly target: { readonly value: string } }) => onType(target.value),
  };
  if (kind.type === 'choice' || kind.type === 'boolean') {
    const choices = kind.type === 'choice' ? kind.choices : ['true', 'false'];
    return (
      <select {...common}>
        {!field.isRequired && <option value="">none</option>}
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {kind.type === 'boolean'
              ? { true: 'yes', false: 'no' }[choice]
              : choiceText(choice, (name) => nameOfId(name, players))}
          </option>
        ))}
      </select>
    );
  }
  if (kind.type === 'json') return <textarea {...common} rows={2} spellCheck={false} />;
  if (kind.type === 'text') return <input {...common} maxLength={kind.maxLength} autoComplete="off" />;
  return (
    <input
      {...common}
      type="number"
      inputMode={kind.isWhole ? 'numeric' : 'decimal'}
      min={kind.min ?? undefined}
      max={kind.max ?? undefined}
      step={kind.step ?? (kind.isWhole ? 1 : 'any')}
    />
  );
}

/** The entries of a list, any of which may be chosen. */
function Checkboxes({
  field,
  typed,
  mistake,
  players,
  onType,
  described,
  choices,
}: ControlProps & { readonly choices: readonly string[] }): ReactNode {
  const checked = typeof typed === 'string' ? [] : typed;
  return (
    <fieldset aria-describedby={described === '' ? undefined : described} aria-invalid={mistake !== null}>
      <legend className="foreign-text font-semibold">{field.label}</legend>
      <div className="flex flex-wrap gap-x-3">
        {choices.map((choice) => (
          <label key={choice} className="play-check">
            <input
              type="checkbox"
              className="size-5 accent-accent"
              checked={checked.includes(choice)}
              onChange={({ target }) =>
                onType(target.checked ? [...checked, choice] : checked.filter((one) => one !== choice))
              }
            />
            <span className="foreign-text">{choiceText(choice, (name) => nameOfId(name, players))}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
