/** The game on the page: its source, the viewer's position, and the shown state. */
export { SessionProvider, useOpened, useSession } from './current.js';
export { everyFrame } from './frames.js';
export { wantsMotion } from './motion.js';
export { openReplay } from './open-replay.js';
export { readStream } from './replay-stream.js';
export type { Start } from './session.js';
export { useAtFirst } from './use-at-first.js';
export { useView } from './view.js';
