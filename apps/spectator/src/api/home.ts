/** The address of this script. A variable, because Vite takes `new URL(…, import.meta.url)` for an asset. */
const SCRIPT = import.meta.url;

/** The built scripts are one folder below the server's root; Vite's development server has them at their source paths. */
const ROOT_FROM_SCRIPT = import.meta.env?.DEV ? '/' : '..';

/** The server's address, without a slash at its end. */
const HOME = new URL(ROOT_FROM_SCRIPT, SCRIPT).href.replace(/\/$/, '');

/** The path under which a proxy serves the server; empty: none. */
export const PREFIX = new URL(HOME).pathname.replace(/\/$/, '');

/** The absolute address of a path of the server; without a path, the server's own address. */
export function serverUrl(path = ''): string {
  return HOME + path;
}
