/** What playback passes, for motion and sounds, which each event causes once. Loaded after the first view. */
export { type Passage, usePassage } from './use-passage.js';
