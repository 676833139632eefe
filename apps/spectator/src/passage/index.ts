/** What playback passes, for what is shown or heard of it once. Loaded after the first view. */
export { type Passage, usePassage } from './use-passage.js';
