/** The lines of a body as they arrive, without their ends, empty ones included. */
export async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  // Pieces of a line that goes on are joined once it ends: joining them one by one would take quadratic time.
  let begun: string[] = [];
  for await (const piece of body.pipeThrough(new TextDecoderStream())) {
    const [first = '', ...others] = piece.split('\n');
    begun.push(first);
    for (const next of others) {
      yield begun.join('').replace(/\r$/, '');
      begun = [next];
    }
  }
  yield begun.join('');
}
