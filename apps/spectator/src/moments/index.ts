/** The moments of a game on the page: headlines, and the story at the end. */
export { Headline } from './headline.js';
