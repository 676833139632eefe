/** What `npm run bench` passes on to each benchmark. */

/** Fewer rounds and smaller sizes: shows that a benchmark runs, not what a thing costs. */
export const QUICK = process.argv.includes('--quick');

/** One JSON object a line instead of tables. */
export const JSON_ONLY = process.argv.includes('--json');

/** A size of this run. */
export function sized<T>(full: T, quick: T): T {
  return QUICK ? quick : full;
}
