/** This file, as it was loaded. Kept apart from `new URL`, where Vite would take it for the name of a file to copy. */
const SCRIPT = import.meta.url;

/** Where the server is: the build lays scripts down one folder below it. Without a slash at its end. */
const HOME = new URL('..', SCRIPT).href.replace(/\/$/, '');

/** The path that a proxy has put before the server's own; empty: none. */
export const PREFIX = new URL(HOME).pathname.replace(/\/$/, '');

/** The whole address of a path of the server; of the server itself without one. */
export function serverUrl(path = ''): string {
  return HOME + path;
}
