/** A hidden tab is drawn by a timer, which browsers run about once a second there. Milliseconds. */
const HIDDEN_MS = 1_000;

/**
 * Calls `draw` before each frame with the milliseconds since the last one; in a hidden tab, which has no frames, about once a
 * second. Returns a function that stops it.
 */
export function everyFrame(draw: (passedMs: number) => void): () => void {
  let last = performance.now();
  let cancel: (() => void) | undefined;
  const frame = (): void => {
    // Requested first, so that an error in `draw` does not stop the loop.
    request();
    const now = performance.now();
    const passedMs = Math.max(0, now - last);
    last = now;
    draw(passedMs);
  };
  const request = (): void => {
    cancel?.();
    if (document.hidden) {
      const timer = setTimeout(frame, HIDDEN_MS);
      cancel = () => clearTimeout(timer);
    } else {
      const handle = requestAnimationFrame(frame);
      cancel = () => cancelAnimationFrame(handle);
    }
  };
  request();
  document.addEventListener('visibilitychange', request);
  return () => {
    document.removeEventListener('visibilitychange', request);
    cancel?.();
  };
}
