/** A game that lasts long enough to be watched and controlled, as it is asked for. */
export const GAME_OF_TWO = {
  agents: [
    { name: 'Ada', personality: 'aggressive' },
    { name: 'Bob', personality: 'chaotic' },
  ],
  settings: { speed: 'fast', seed: 3 },
} as const;
