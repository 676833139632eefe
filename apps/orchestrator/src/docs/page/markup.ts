import { escaped } from '#libs/service';

/** Text that is HTML: everything else is escaped. */
export class Markup {
  constructor(readonly html: string) {}
}

type Part = string | Markup | readonly Markup[];

/** A piece of HTML with values in it: texts are escaped, pieces stay as they are. */
export function markup(pieces: TemplateStringsArray, ...values: readonly Part[]): Markup {
  return new Markup(String.raw({ raw: pieces }, ...values.map(written)));
}

function written(part: Part): string {
  if (part instanceof Markup) return part.html;
  return typeof part === 'string' ? escaped(part) : part.map(({ html }) => html).join('');
}

/** Text with `code` in backticks. */
export function prose(text: string): Markup {
  const parts = text.split('`');
  return markup`${parts.map((part, index) => (index % 2 === 1 ? markup`<code>${part}</code>` : markup`${part}`))}`;
}
