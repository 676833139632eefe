/**
 * Progress goes to stderr: stdout belongs to the program that is handed over to.
 *
 * @param {string} text
 */
export function say(text) {
  process.stderr.write(`› ${text}\n`);
}

/**
 * Says why it cannot go on, without a stack: for causes that the reader can do something about.
 *
 * @param {unknown} reason
 */
export function fail(reason) {
  process.stderr.write(`✖ ${reason instanceof Error ? reason.message : String(reason)}\n`);
  process.exit(1);
}
