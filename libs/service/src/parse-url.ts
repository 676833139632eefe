/**
 * The URL that a text is; undefined if it is none. In place of `URL.canParse`, which Node 20 answers with false for names
 * that are not ASCII once it has been called often enough to be optimised.
 */
export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
