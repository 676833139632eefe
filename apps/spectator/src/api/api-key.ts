const NAME = 'arena-key';

/** The key for control, kept for this tab and no longer; empty: none. */
export function apiKey(): string {
  return sessionStorage.getItem(NAME) ?? '';
}

export function keepApiKey(key: string): void {
  if (key === '') sessionStorage.removeItem(NAME);
  else sessionStorage.setItem(NAME, key);
}
