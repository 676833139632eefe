export { RatingsModule } from './ratings.module.js';
export { LeaderboardModule } from './rest/leaderboard.module.js';
