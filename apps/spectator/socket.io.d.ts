/** What /socket.io/socket.io.js, which the orchestrator serves, puts into the page. */
declare const io: typeof import('socket.io-client').io;
