import { readFileSync, statSync } from 'node:fs';

type Variables = Readonly<Record<string, string | undefined>>;

/** No secret is longer; a larger file is another one. */
const MAX_BYTES = 65_536;

/** The variables with those that a file holds, and what is wrong with such files. */
export interface WithFiles {
  readonly values: Variables;
  readonly wrong: readonly string[];
}

/**
 * Reads secrets from files: `X_FILE` names the file that holds `X`, as Docker and Kubernetes mount them. White space at the
 * end of a file, such as a line break, is cut. What is wrong is described without the path: a secret may stand there by mistake.
 */
export function withSecretFiles(values: Variables, secrets: readonly string[]): WithFiles {
  const read: Record<string, string> = {};
  const wrong: string[] = [];
  for (const name of secrets) {
    const path = values[`${name}_FILE`]?.trim() ?? '';
    if (path === '') continue;
    if ((values[name]?.trim() ?? '') !== '') {
      wrong.push(`${name} and ${name}_FILE are both set, but only one of them may be`);
      continue;
    }
    const content = contentOf(path);
    if ('mistake' in content) wrong.push(`${name}_FILE must name a file with the value of ${name}: ${content.mistake}`);
    else read[name] = content.text;
  }
  return { values: { ...values, ...read }, wrong };
}

/** The text of a file without white space at its end, or what is wrong with it. */
export function contentOf(
  path: string,
  maxBytes: number = MAX_BYTES,
): { readonly text: string } | { readonly mistake: string } {
  try {
    const file = statSync(path);
    if (!file.isFile()) return { mistake: 'it names something that is no file' };
    if (file.size > maxBytes) return { mistake: `the file has more than ${maxBytes} bytes` };
    const text = readFileSync(path, 'utf8').trimEnd();
    return text === '' ? { mistake: 'the file is empty' } : { text };
  } catch (error) {
    return { mistake: `the file cannot be read (${codeOf(error)})` };
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error';
}
