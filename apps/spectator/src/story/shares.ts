/** Of the sum of all values, 0 to 1; null: there is nothing to compare. Of less than nothing there is no share. */
export function sharesOf(values: readonly (number | null)[]): readonly number[] | null {
  const known = values.flatMap((value) => (value === null || value < 0 ? [] : [value]));
  const sum = known.reduce((total, value) => total + value, 0);
  return values.length < 2 || known.length < values.length || sum === 0 ? null : known.map((value) => value / sum);
}
