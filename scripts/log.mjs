/**
 * Progress goes to stderr: stdout belongs to the program that is handed over to.
 *
 * @param {string} text
 */
export function log(text) {
  process.stderr.write(`› ${text}\n`);
}

/**
 * Prints why it cannot continue, without a stack: for causes that the reader can act on.
 *
 * @param {unknown} reason
 */
export function fail(reason) {
  process.stderr.write(`✖ ${reason instanceof Error ? reason.message : String(reason)}\n`);
  process.exit(1);
}
