/** Runs `draw` before each frame with the milliseconds since the one before. Returns what stops it. */
export function everyFrame(draw: (passedMs: number) => void): () => void {
  let last = performance.now();
  let handle = requestAnimationFrame(function frame(now) {
    draw(Math.max(0, now - last));
    last = now;
    handle = requestAnimationFrame(frame);
  });
  return () => cancelAnimationFrame(handle);
}
