import { createStore } from 'zustand/vanilla';

/** Whether the server asks for a key to create and control games: every answer of it shows that. */
export const controlAccess = createStore<{ readonly needsKey: boolean }>(() => ({ needsKey: false }));

/** On every answer: `open` or `keys`. */
const HEADER = 'orchestrator-control';

/** An older server shows it by refusing a request. */
export function noteControlAccess({ headers, status }: Response): void {
  const control = headers.get(HEADER);
  if (control !== null) controlAccess.setState({ needsKey: control === 'keys' });
  else if (status === 401) controlAccess.setState({ needsKey: true });
}
