const QUERY = '(prefers-reduced-motion: reduce)';

/** Whether the viewer does not request reduced motion. */
export function wantsMotion(): boolean {
  return !matchMedia(QUERY).matches;
}
