/** Runs `draw` before each frame with the milliseconds since the one before. Returns what stops it. */
export function everyFrame(draw: (passedMs: number) => void): () => void {
  let last = performance.now();
  let handle = requestAnimationFrame(function frame(now) {
    // First, so that a frame that fails is not the last one.
    handle = requestAnimationFrame(frame);
    const passedMs = Math.max(0, now - last);
    last = now;
    draw(passedMs);
  });
  return () => cancelAnimationFrame(handle);
}
