const NAME = 'arena-key';

/** The API key, kept in this tab's session storage; empty: none, as where a page inside another one may not store anything. */
export function apiKey(): string {
  try {
    return sessionStorage.getItem(NAME) ?? '';
  } catch {
    return '';
  }
}

export function keepApiKey(key: string): void {
  if (key === '') sessionStorage.removeItem(NAME);
  else sessionStorage.setItem(NAME, key);
}
