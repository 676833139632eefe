const HEX = /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i;
/** A name of CSS. One that a browser does not know has no effect, as no other value is then set by it. */
const NAME = /^[a-z]{3,20}$/i;
const FUNCTION = /^(rgb|hsl)a?\([\d.,%\s/]{5,40}\)$/i;
/** Words that are no colours, or none that can be seen. */
const NO_COLOURS: ReadonlySet<string> = new Set(
  'transparent inherit initial unset revert none auto currentcolor'.split(' '),
);

const WHITES: ReadonlySet<string> = new Set([
  'white',
  'ivory',
  'snow',
  'yellow',
  'gold',
  'silver',
  'pink',
  'cyan',
  'beige',
]);
const BLACKS: ReadonlySet<string> = new Set('black navy blue darkblue purple maroon indigo brown'.split(' '));

/** Whether a dark outline distinguishes it, or a light one; null: not known, as for most names. */
export function isLight(colour: string): boolean | null {
  const name = colour.toLowerCase();
  if (WHITES.has(name)) return true;
  if (BLACKS.has(name)) return false;
  const digits = HEX.exec(name)?.[1];
  if (digits === undefined) return null;
  const width = digits.length < 6 ? 1 : 2;
  const [red, green, blue] = [0, 1, 2].map((at) => {
    const part = digits.slice(at * width, (at + 1) * width);
    return Number.parseInt(width === 1 ? part + part : part, 16);
  });
  return 0.299 * (red ?? 0) + 0.587 * (green ?? 0) + 0.114 * (blue ?? 0) > 120;
}

/** A colour that only colours: an address, a variable, a second declaration or markup is null. */
export function colourOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 60) return null;
  const text = value.trim();
  if (NO_COLOURS.has(text.toLowerCase())) return null;
  return HEX.test(text) || NAME.test(text) || FUNCTION.test(text) ? text : null;
}
