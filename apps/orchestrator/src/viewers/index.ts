/** How many spectators games have. */
export { ViewerCounts, type ViewersHere } from './viewer-counts.js';
export { ViewersModule } from './viewers.module.js';
