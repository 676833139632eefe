// The thread that runs SQLite, whose calls block until the disk has answered. Plain JavaScript: a thread is loaded by
// Node as it is, whatever transforms the rest of the program.
import { parentPort } from 'node:worker_threads';
import { SqliteFile, failureOf } from './sqlite-file.mjs';

/** @import { Reply, Request } from './messages.js' */

/** @type {SqliteFile | undefined} */
let file;

parentPort?.on('message', (/** @type {Request} */ request) => {
  parentPort?.postMessage(replyTo(request), []);
});

/**
 * @param {Request} request
 * @returns {Reply<unknown>}
 */
function replyTo(request) {
  try {
    return { answer: answerTo(request) };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

/** @param {Request} request */
function answerTo(request) {
  if (request.kind === 'open') {
    file = new SqliteFile(request.path);
    return null;
  }
  if (request.kind === 'close') {
    file?.close();
    file = undefined;
    return null;
  }
  if (file === undefined) throw new Error('The database is not open.');
  return request.kind === 'run' ? file.run(request.connection, request.statement) : file.commit(request.units);
}
