/** Dollars as text; a dash for an unknown amount. */
export function money(dollars: number | null): string {
  if (dollars === null) return '–';
  const amount = `$${Math.abs(Math.round(dollars)).toLocaleString('en-US')}`;
  return dollars < 0 ? `−${amount}` : amount;
}

/** "2 lots", "1 lot". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;
}

/** "Ann", "Ann and Bob", "Ann, Bob and Cy". */
export function listed(items: readonly string[]): string {
  const last = items.at(-1);
  if (last === undefined) return 'nothing';
  return items.length === 1 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

/** Milliseconds as a readable duration. */
export function duration(ms: number | null): string {
  if (ms === null) return '–';
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  return ms < 60_000
    ? `${(ms / 1_000).toFixed(1)} s`
    : `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1_000)} s`;
}
