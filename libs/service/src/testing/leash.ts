import { type ChildProcess, spawn } from 'node:child_process';

/** Waits for a line. If the pipe ends without one, the process at its other end has died: signal $1 is sent to $2, and $3 is removed. */
const WATCH = 'read -r _ || { kill -s "$1" -- "$2"; sleep 1; rm -rf -- "$3"; }';

export interface Leash {
  /** What its process does not survive; SIGKILL by default. */
  readonly signal?: 'SIGKILL' | 'SIGQUIT';
  /** The process was started `detached`, and all that it started itself ends with it. */
  readonly asGroup?: boolean;
  /** What it leaves on disk, removed after it. */
  readonly folder?: string;
}

/**
 * Has a process that this one started end with this one at the latest, whatever ends this one: Ctrl-C, a signal, kill -9.
 * An `exit` listener would not do: signals pass it by, and under Jest it is never called. A shell outside this
 * process's group watches instead, at the other end of a pipe.
 */
export function endWithUs(child: ChildProcess, { signal = 'SIGKILL', asGroup = false, folder = '' }: Leash = {}): void {
  const { pid } = child;
  // It could not be started: its starter receives the error.
  if (pid === undefined) return;
  const args = ['-c', WATCH, 'leash', signal.replace('SIG', ''), String(asGroup ? -pid : pid), folder];
  const watch = spawn('sh', args, { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  watch.unref();
  // After that its number may be somebody else's.
  child.once('close', () => watch.stdin.end('good-bye\n'));
}
