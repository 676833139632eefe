import { type FormEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { JsonObject } from '#libs/protocol';
import { formFields } from './form-fields.js';
import { sendText, type ShownOffer } from './offers.js';
import { ParamInput } from './param-input.js';
import { type ParamField, paramMistake, paramValue, type Typed, type TypedValue } from './param-fields.js';
import { tradeMistake, tradeOf, typedIn, type TradeForm } from './trade-form.js';

interface OfferFormProps {
  readonly offer: ShownOffer;
  /** Names by player id. */
  readonly players: ReadonlyMap<string, string>;
  readonly typed: Typed;
  readonly isBusy: boolean;
  readonly onType: (typed: Typed) => void;
  readonly onFilled: (filled: JsonObject) => void;
}

const SIDES = { give: 'You give', get: 'You get' } as const;

/** What an action leaves to its seat, by its JSON Schema. */
export function OfferForm({ offer, players, typed, isBusy, onType, onFilled }: OfferFormProps): ReactNode {
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { trade, fields } = useMemo(() => formFields(offer.form, typed), [offer.form, typed]);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus(), []);
  const whole = isChecked && trade !== null ? tradeMistake(trade, typed) : null;
  const isWrong = fields.some((field) => paramMistake(field, typedIn(typed, field)) !== null);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (isBusy || isWrong || (trade !== null && tradeMistake(trade, typed) !== null)) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    onFilled(trade === null ? valuesOf(fields, typed) : { trade: tradeOf(trade, typed) });
  };
  const input = (field: ParamField): ReactNode => (
    <ParamInput
      key={field.name}
      field={field}
      typed={typedIn(typed, field)}
      mistake={isChecked ? paramMistake(field, typedIn(typed, field)) : null}
      players={players}
      onType={(value: TypedValue) => onType({ ...typed, [field.name]: value })}
    />
  );
  return (
    <form ref={form} className="play-form" noValidate aria-label={offer.label} onSubmit={send}>
      {trade === null ? fields.map(input) : <TradeFields form={trade} input={input} />}
      {whole !== null && (
        <p role="alert" className="text-sm text-bad">
          {whole}
        </p>
      )}
      <button type="submit" className="button button-main play-target" aria-disabled={isBusy}>
        {sendText(offer, isWrong ? null : valuesOf(fields, typed))}
      </button>
    </form>
  );
}

function TradeFields({
  form: { partner, groups, message },
  input,
}: {
  readonly form: TradeForm;
  readonly input: (field: ParamField) => ReactNode;
}): ReactNode {
  return (
    <>
      {input(partner)}
      <div className="play-trade">
        {groups.map(({ side, fields }) => (
          <fieldset key={side} className="play-side">
            <legend className="font-bold">{SIDES[side]}</legend>
            {fields.length === 0 ? <p className="text-sm text-soft">Nothing to offer.</p> : fields.map(input)}
          </fieldset>
        ))}
      </div>
      {input(message)}
    </>
  );
}

function valuesOf(fields: readonly ParamField[], typed: Typed): JsonObject {
  const values = fields.map((field) => [field.name, paramValue(field, typedIn(typed, field))] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}
