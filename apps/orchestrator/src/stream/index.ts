export { GameStream, LocalGameStream, type StreamListener, type ThinkingPiece } from './game-stream.js';
export { StreamModule } from './stream.module.js';
