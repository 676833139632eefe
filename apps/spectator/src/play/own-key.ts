const KEY = 'arena-identity-key';
const WISH = 'arena-identity-wish';

/** Of chance: nobody guesses it. */
const BYTES = 24;

/** Whether the person of this browser wants to prove who they are. */
export function wantsKey(): boolean {
  return stored(WISH) === 'yes';
}

export function rememberWish(wanted: boolean): void {
  store(WISH, wanted ? 'yes' : 'no');
}

/** The key of this browser, made when it is first needed. Without storage it lasts for one seat. */
export function ownKey(): string {
  const known = stored(KEY);
  if (known !== null) return known;
  const key = randomKey();
  store(KEY, key);
  return key;
}

export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function stored(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function store(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // A browser that keeps nothing asks again.
  }
}
