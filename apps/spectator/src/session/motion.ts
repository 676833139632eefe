const QUERY = '(prefers-reduced-motion: reduce)';

/** Whether this viewer likes to see things move. */
export function wantsMotion(): boolean {
  return !matchMedia(QUERY).matches;
}
