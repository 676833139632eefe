/** The moments of a game on the page: the story at the end. Headlines are a file of their own, which is loaded later. */
export { GameStory } from './game-story.js';
