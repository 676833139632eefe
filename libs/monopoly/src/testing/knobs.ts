/** How much the specs do, from the environment: the usual amounts take under a minute on a busy machine. */

/** `MONOPOLY_GAMES`: random games for each property, some properties take twice as many. More find more. */
export const GAMES = Number(process.env['MONOPOLY_GAMES'] ?? 200);

/** `MONOPOLY_TURNS`: simulated turns for each probability. */
export const TURNS = Number(process.env['MONOPOLY_TURNS'] ?? 60_000);

/** `MONOPOLY_WRITE_TABLE`: the rule book's table of proofs is written instead of checked. */
export const WRITES_TABLE = process.env['MONOPOLY_WRITE_TABLE'] !== undefined;
