const NAME = 'arena-key';

/** The API key, kept in this tab's session storage; empty: none. */
export function apiKey(): string {
  return sessionStorage.getItem(NAME) ?? '';
}

export function keepApiKey(key: string): void {
  if (key === '') sessionStorage.removeItem(NAME);
  else sessionStorage.setItem(NAME, key);
}
