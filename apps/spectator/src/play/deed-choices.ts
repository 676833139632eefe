import { deedOf } from '../board-names/index.js';
import { formFields } from './form-fields.js';
import type { OfferForm } from './offers.js';
import { choiceValue, type ParamField, type Typed } from './param-fields.js';
import { tradeForm, typedIn } from './trade-form.js';

/** Partners of a trade whose deeds are looked at: a game has no more seats. */
const MAX_PARTNERS = 16;

/** The squares of a Monopoly board whose deeds can be chosen in a form; in a trade those of every partner. */
export function deedsIn(form: OfferForm): readonly number[] {
  const fields = [...formFields(form, {}).fields, ...partnersIn(form).flatMap((partner) => partner.fields)];
  return [...new Set(fields.flatMap((field) => choicesIn(field).flatMap((choice) => positionOf(choice) ?? [])))];
}

/** Those of them that are chosen. */
export function chosenDeeds(form: OfferForm, typed: Typed): readonly number[] {
  return formFields(form, typed).fields.flatMap((field) => {
    const value = typedIn(typed, field);
    const chosen = typeof value === 'string' ? [value] : value;
    return choicesIn(field).flatMap((choice) => (chosen.includes(choice) ? (positionOf(choice) ?? []) : []));
  });
}

/** A square was clicked: its deed is chosen, or no longer is. The owner of another player's deed becomes the partner of the trade. */
export function withDeed(form: OfferForm, typed: Typed, position: number): Typed {
  const field = formFields(form, typed).fields.find((one) => choiceAt(one, position) !== undefined);
  if (field !== undefined) return toggled(field, typed, position);
  const owner = partnersIn(form).find(({ fields }) => fields.some((one) => choiceAt(one, position) !== undefined));
  if (owner === undefined) return typed;
  const ofOwner = { ...typed, [owner.name]: owner.choice };
  const get = formFields(form, ofOwner).fields.find((one) => choiceAt(one, position) !== undefined);
  return get === undefined ? typed : toggled(get, ofOwner, position);
}

function toggled(field: ParamField, typed: Typed, position: number): Typed {
  const choice = choiceAt(field, position);
  if (choice === undefined) return typed;
  const before = typedIn(typed, field);
  if (typeof before === 'string') return { ...typed, [field.name]: choice };
  const without = before.filter((one) => one !== choice);
  return { ...typed, [field.name]: without.length < before.length ? without : [...before, choice] };
}

interface Partner {
  /** Of the field that names the partner, and the choice in it that is this one. */
  readonly name: string;
  readonly choice: string;
  readonly fields: readonly ParamField[];
}

function partnersIn(form: OfferForm): readonly Partner[] {
  if (form.kind !== 'trade') return [];
  const { params } = form;
  const { partner } = tradeForm(params, '');
  return choicesIn(partner)
    .slice(0, MAX_PARTNERS)
    .map((choice) => {
      const { groups } = tradeForm(params, String(choiceValue(choice)));
      return { name: partner.name, choice, fields: groups.flatMap(({ fields }) => fields) };
    });
}

function choicesIn({ kind }: ParamField): readonly string[] {
  return kind.type === 'choice' || kind.type === 'list' ? kind.choices : [];
}

function choiceAt(field: ParamField, position: number): string | undefined {
  return choicesIn(field).find((choice) => positionOf(choice) === position);
}

function positionOf(choice: string): number | undefined {
  const value = choiceValue(choice);
  return typeof value === 'string' ? deedOf(value)?.position : undefined;
}
