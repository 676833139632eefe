import { parseUrl } from '#libs/service';

/** The command line is wrong; the message names the argument. */
export class UsageError extends Error {}

/** An http or https address without its trailing slash. Throws UsageError. */
export function address(text: string): string {
  const isHttp = ['http:', 'https:'].includes(parseUrl(text)?.protocol ?? '');
  if (!isHttp) throw new UsageError(`${JSON.stringify(text)} is no address such as http://localhost:9000.`);
  return text.replace(/\/+$/, '');
}

export function whole(name: string, text: string, min: number, max: number): number {
  const value = number(name, text, min, max);
  if (Number.isInteger(value)) return value;
  throw new UsageError(`--${name} is ${JSON.stringify(text)}, but must be a whole number.`);
}

/** A number within these bounds. Throws UsageError. */
export function number(name: string, text: string, min: number, max: number): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (value >= min && value <= max) return value;
  throw new UsageError(`--${name} is ${JSON.stringify(text)}, but must be a number from ${min} to ${max}.`);
}
