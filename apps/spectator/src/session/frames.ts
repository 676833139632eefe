/** Calls `draw` before each frame with the milliseconds since the last one. Returns a function that stops it. */
export function everyFrame(draw: (passedMs: number) => void): () => void {
  let last = performance.now();
  let handle = requestAnimationFrame(function frame(now) {
    // Requested first, so that an error in `draw` does not stop the loop.
    handle = requestAnimationFrame(frame);
    const passedMs = Math.max(0, now - last);
    last = now;
    draw(passedMs);
  });
  return () => cancelAnimationFrame(handle);
}
