import { later } from '../ui/later.js';

/** The moments of a game on the page: its story at the end. It and the headlines are loaded later. */
export const GameStory = later(() => import('./game-story.js'));
