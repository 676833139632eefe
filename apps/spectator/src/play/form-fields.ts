import type { OfferForm } from './offers.js';
import { type ParamField, paramValue, type Typed } from './param-fields.js';
import { tradeFields, tradeForm, type TradeForm, typedIn } from './trade-form.js';

/** The fields of a form; those of a trade depend on the partner. */
export function formFields(
  form: OfferForm,
  typed: Typed,
): { readonly trade: TradeForm | null; readonly fields: readonly ParamField[] } {
  if (form.kind !== 'trade') return { trade: null, fields: form.kind === 'fields' ? form.fields : [] };
  const { partner } = tradeForm(form.params, '');
  const id = paramValue(partner, typedIn(typed, partner));
  const trade = tradeForm(form.params, typeof id === 'string' ? id : '');
  return { trade, fields: tradeFields(trade) };
}
