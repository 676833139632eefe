import { escaped } from '#libs/service';

/** Attributes of an element; numbers are rounded to hundredths, undefined ones are left out. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Content is markup: a text goes through {@link escaped} first, as in {@link label}. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${typeof value === 'number' ? rounded(value) : escaped(value)}"`],
  );
  return `<${name}${written.join('')}>${content.join('')}</${name}>`;
}

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}
