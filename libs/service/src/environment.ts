import { existsSync } from 'node:fs';

/** The process's variables, completed by a `.env` file in the working folder where there is one. */
export function readEnvironment(): Readonly<Record<string, string | undefined>> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

type Range = { readonly min?: number; readonly max?: number };

/** Reads variables one by one and remembers every wrong one, so that a start fails with one message that names them all. */
export class Environment {
  private readonly wrong: string[] = [];

  constructor(private readonly values: Readonly<Record<string, string | undefined>>) {}

  /** The variable as it stands; an empty one counts as missing. */
  private raw(name: string): string | undefined {
    const value = this.values[name]?.trim();
    return value === '' ? undefined : value;
  }

  private read<T>(name: string, fallback: T, allowed: string, parse: (raw: string) => T | undefined): T {
    const raw = this.raw(name);
    if (raw === undefined) return fallback;
    const value = parse(raw);
    if (value !== undefined) return value;
    this.wrong.push(`${name} is ${JSON.stringify(raw)}, but must be ${allowed}`);
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
    return this.read(name, fallback, `one of ${allowed.join(', ')}`, (raw) => allowed.find((word) => word === raw));
  }

  flag(name: string, fallback: boolean): boolean {
    const words: Readonly<Record<string, boolean>> = { true: true, false: false, '1': true, '0': false };
    return this.read(name, fallback, 'true or false', (raw) =>
      Object.hasOwn(words, raw.toLowerCase()) ? words[raw.toLowerCase()] : undefined,
    );
  }

  number(name: string, fallback: number, range: Range = {}): number {
    return this.read(name, fallback, `a number${describe(range)}`, (raw) => within(Number(raw), range));
  }

  integer(name: string, fallback: number, range: Range = {}): number {
    return this.read(name, fallback, `a whole number${describe(range)}`, (raw) => {
      const value = Number(raw);
      return Number.isInteger(value) ? within(value, range) : undefined;
    });
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
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` of at least ${min}`;
  return max === undefined ? '' : ` of at most ${max}`;
}

function within(value: number, { min = -Infinity, max = Infinity }: Range): number | undefined {
  return Number.isFinite(value) && value >= min && value <= max ? value : undefined;
}

function starts(protocols: readonly string[]): string {
  return protocols.map((protocol) => `${protocol}://`).join(' or ');
}

function address(raw: string, protocols: readonly string[]): string | undefined {
  const parsed = URL.canParse(raw) ? new URL(raw) : undefined;
  if (parsed === undefined || !protocols.includes(parsed.protocol.slice(0, -1))) return undefined;
  return raw.replace(/\/+$/, '');
}
