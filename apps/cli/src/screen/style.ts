/** How a terminal emphasizes (ECMA-48, SGR): what begins it and what ends it. */
const CODES = { bold: [1, 22], dim: [2, 22], red: [31, 39], green: [32, 39], yellow: [33, 39] } as const;

export type Style = (text: string, how: keyof typeof CODES) => string;

/** Without colours where NO_COLOR is set to anything (https://no-color.org), or where nobody looks. */
export function styleFor(isTerminal: boolean, noColor: string | undefined): Style {
  if (!isTerminal || (noColor ?? '') !== '') return (text) => text;
  return (text, how) => `\u001B[${CODES[how][0]}m${text}\u001B[${CODES[how][1]}m`;
}
