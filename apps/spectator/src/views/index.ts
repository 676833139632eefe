/** The board of any game, by what its state says. */
export { aboutOf, type Fact } from '#libs/views';
export { Stage } from './stage.js';
