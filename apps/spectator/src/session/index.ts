/** The game on the page: where it comes from, where the viewer is in it, and what is shown of it. */
export { SessionProvider, useOpened, useSession } from './current.js';
export { everyFrame } from './frames.js';
export { wantsMotion } from './motion.js';
export type { Start } from './session.js';
export { useView } from './view.js';
