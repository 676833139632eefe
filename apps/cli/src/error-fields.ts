/** A text that an error has under this name: errors of Node and of fetch have `code`, `syscall` and `message`. */
export function errorText(error: unknown, name: 'code' | 'syscall' | 'message'): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : undefined;
}
