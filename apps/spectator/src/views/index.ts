/** The board of any game, by what its state says. */
export { aboutOf, type Fact } from './read/about.js';
export { Stage } from './stage.js';
