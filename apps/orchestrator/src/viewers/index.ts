/** How many spectators games have. */
export { type Counts, ViewerCounts } from './viewer-counts.js';
export { ViewersModule } from './viewers.module.js';
