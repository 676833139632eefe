import { existsSync } from 'node:fs';
import { maskUserInfo } from './mask.js';
import { parseUrl } from './parse-url.js';
import { withSecretFiles } from './secret-files.js';

const FILE = '.env';

/** Environment variables by name. */
export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The process's variables, completed by a `.env` file in the working folder where there is one.
 *
 * @throws {ConfigurationError} if there is one that cannot be read
 */
export function readEnvironment(): Variables {
  try {
    if (existsSync(FILE)) process.loadEnvFile(FILE);
  } catch (error) {
    throw new ConfigurationError(`The file ${FILE} in the working folder cannot be read.`, { cause: error });
  }
  return process.env;
}

/** Both bounds: a number without one breaks what is calculated with it. */
type Range = { readonly min: number; readonly max: number };

/** What a text stands for, or why it stands for nothing: with `shown`, what of it may be shown. */
type Parsed<T> = { readonly value: T } | { readonly shown?: string };

/**
 * Reads variables one by one and remembers every wrong one, so that a start fails with one message that names them all.
 * The message shows what a wrong variable holds only where that can be no secret: a number that is out of range, an
 * address without its user and password. Anything else may be a password that was put into the wrong place.
 */
export class Environment {
  private readonly wrong: string[];
  private readonly values: Variables;

  /** @param secrets the variables that may be given as a file: `X_FILE` in place of `X` */
  constructor(variables: Variables, secrets: readonly string[] = []) {
    const { values, wrong } = withSecretFiles(variables, secrets);
    this.values = values;
    this.wrong = [...wrong];
  }

  /** The variable as it stands; an empty one counts as missing. */
  private raw(name: string): string | undefined {
    const value = this.values[name]?.trim();
    return value === '' ? undefined : value;
  }

  private read<T>(name: string, fallback: T, allowed: string, parse: (raw: string) => Parsed<T>): T {
    const raw = this.raw(name);
    if (raw === undefined) return fallback;
    const parsed = parse(raw);
    if ('value' in parsed) return parsed.value;
    const held = parsed.shown === undefined ? '' : ` is ${JSON.stringify(parsed.shown)}, but`;
    this.wrong.push(`${name}${held} must be ${allowed}`);
    return fallback;
  }

  isSet(name: string): boolean {
    return this.raw(name) !== undefined;
  }

  text(name: string, fallback: string): string {
    return this.raw(name) ?? fallback;
  }

  optionalText(name: string): string | undefined {
    return this.raw(name);
  }

  /** Comma separated; spaces around an item and empty items are dropped. */
  list(name: string, fallback: readonly string[]): readonly string[] {
    const items = this.raw(name)
      ?.split(',')
      .map((item) => item.trim());
    return items?.filter((item) => item !== '') ?? fallback;
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
    return this.read(name, fallback, `one of ${allowed.join(', ')}`, (raw) =>
      knownOr(
        allowed.find((word) => word === raw),
        {},
      ),
    );
  }

  flag(name: string, fallback: boolean): boolean {
    const words = new Map([
      ['true', true],
      ['false', false],
      ['1', true],
      ['0', false],
    ]);
    return this.read(name, fallback, 'true or false', (raw) => knownOr(words.get(raw.toLowerCase()), {}));
  }

  number(name: string, fallback: number, range: Range): number {
    return this.read(name, fallback, `a number${describe(range)}`, (raw) => within(raw, range));
  }

  integer(name: string, fallback: number, range: Range): number {
    return this.read(name, fallback, `a whole number${describe(range)}`, (raw) =>
      Number.isInteger(Number(raw)) ? within(raw, range) : shownIfNumber(raw),
    );
  }

  /** 0 lets the system choose one. */
  port(name: string, fallback: number): number {
    return this.integer(name, fallback, { min: 0, max: 65_535 });
  }

  /** Without a trailing slash. */
  url(name: string, fallback: string, protocols: readonly string[] = ['http', 'https']): string {
    return this.read(name, fallback, `an address that starts with ${starts(protocols)}`, (raw) =>
      address(raw, protocols),
    );
  }

  optionalUrl(name: string, protocols: readonly string[]): string | undefined {
    return this.read<string | undefined>(name, undefined, `an address that starts with ${starts(protocols)}`, (raw) =>
      address(raw, protocols),
    );
  }

  /** A text that `mistakeIn` finds nothing wrong with; what it finds must show nothing of the text. */
  checkedText(name: string, mistakeIn: (raw: string) => string | undefined): string | undefined {
    const raw = this.raw(name);
    const mistake = raw === undefined ? undefined : mistakeIn(raw);
    if (mistake === undefined) return raw;
    this.wrong.push(`${name} ${mistake}`);
    return undefined;
  }

  /** Adds a rule that concerns more than one variable. */
  refuseIf(broken: boolean, reason: string): void {
    if (broken) this.wrong.push(reason);
  }

  throwIfWrong(): void {
    if (this.wrong.length === 0) return;
    throw new ConfigurationError(`Wrong configuration:\n${this.wrong.map((line) => `  - ${line}`).join('\n')}`);
  }
}

/** Its message is meant for the person who starts the service; a stack would only hide it. */
export class ConfigurationError extends Error {}

function describe({ min, max }: Range): string {
  return ` from ${min} to ${max}`;
}

function knownOr<T>(value: T | undefined, otherwise: Parsed<T>): Parsed<T> {
  return value === undefined ? otherwise : { value };
}

function within(raw: string, { min, max }: Range): Parsed<number> {
  const value = Number(raw);
  return value >= min && value <= max ? { value } : shownIfNumber(raw);
}

/** Digits that are many are no number that somebody meant. */
function shownIfNumber(raw: string): Parsed<number> {
  return /^[+-]?[\d.]{1,12}(e\d{1,3})?$/i.test(raw) ? { shown: raw } : {};
}

function starts(protocols: readonly string[]): string {
  return protocols.map((protocol) => `${protocol}://`).join(' or ');
}

function address(raw: string, protocols: readonly string[]): Parsed<string> {
  const parsed = parseUrl(raw);
  if (parsed === undefined) return {};
  if (protocols.includes(parsed.protocol.slice(0, -1))) return { value: raw.replace(/\/+$/, '') };
  // Without slashes it is a word with a colon, such as user:password.
  return raw.startsWith(`${parsed.protocol}//`) ? { shown: maskUserInfo(raw.replace(/[?#].*$/, '')) } : {};
}
