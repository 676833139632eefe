/** Games and questions for the tests and benchmarks that use the bots. */
export { type Contestant, playContest } from './contest.js';
export { onSale, question, type Scene, WAYS_OUT_OF_JAIL } from './question.js';
export { STRATEGIES } from './strategies/index.js';
export { type PlayedGame, playWholeGame, requestOf, type Step } from './whole-game.js';
