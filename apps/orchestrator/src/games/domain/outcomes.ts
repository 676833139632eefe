/** How often the decisions of a seat's model came to what, by the word that names it. */
export type Outcomes = Readonly<Record<string, number>>;

/** Words are the agent's own: more different ones, and those that are no words, are counted together. */
const MAX_WORDS = 24;
const WORD = /^[a-z][\w.-]{0,39}$/i;
const OTHER = 'other';

export function withOutcome(outcomes: Outcomes, word: string): Outcomes {
  const known = Object.hasOwn(outcomes, word);
  const name = known || (WORD.test(word) && Object.keys(outcomes).length < MAX_WORDS) ? word : OTHER;
  return { ...outcomes, [name]: (Object.hasOwn(outcomes, name) ? (outcomes[name] ?? 0) : 0) + 1 };
}
