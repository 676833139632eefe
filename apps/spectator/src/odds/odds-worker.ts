/// A worker: plays the games that the odds come from, a few milliseconds at a time, so that a newer question waits no longer.
import { Rollouts } from '#libs/monopoly-bots';
import { OddsJobs } from './odds-jobs.js';
import type { OddsQuestion } from './odds-messages.js';

const SEED = 1;
const SLICE_MS = 12;
/** Half of a core is left to the page while nothing that is shown is in question. */
const BACKGROUND_REST_MS = 12;

const jobs = new OddsJobs((state) => Rollouts.from(state, SEED));
let isPlaying = false;

addEventListener('message', ({ data }: MessageEvent<OddsQuestion>) => {
  const answer = jobs.add(data);
  if (answer !== null) postMessage(answer);
  if (!isPlaying) play();
});

function play(): void {
  const until = performance.now() + SLICE_MS;
  while (!jobs.isIdle && performance.now() < until) {
    const answer = jobs.playOne();
    if (answer !== null) postMessage(answer);
  }
  isPlaying = !jobs.isIdle;
  // Messages are received in between.
  if (isPlaying) setTimeout(play, jobs.isBackground ? BACKGROUND_REST_MS : 0);
}
