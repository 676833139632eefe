import { describe, expect, it } from '@jest/globals';
import { SimulatedReplicas } from '../testing/simulated-replicas.js';

const ROUND_MS = 250;

describe('replicas that share games over time', () => {
  const replicas = (count: number, seed = 7): SimulatedReplicas => {
    const simulated = new SimulatedReplicas(seeded(seed));
    for (let replica = 0; replica < count; replica++) simulated.join();
    return simulated;
  };
  const rounds = (simulated: SimulatedReplicas, count: number): void => {
    for (let round = 0; round < count; round++) simulated.round(ROUND_MS);
  };

  it.each([1, 2, 3, 4, 5])('move no game any more once they have their shares (seed %d)', (seed) => {
    const simulated = replicas(1, seed);
    simulated.start(80);
    rounds(simulated, 5);
    simulated.join();
    simulated.join();
    rounds(simulated, 100);
    expect(Math.max(...simulated.counts())).toBeLessThanOrEqual(30);
    expect(Math.min(...simulated.counts())).toBeGreaterThanOrEqual(20);
    const { moves } = simulated;
    expect(moves).toBe(53);
    rounds(simulated, 10_000);
    expect(simulated.moves).toBe(moves);
  });

  it('move few games while games come and go', () => {
    const simulated = replicas(2);
    let started = 0;
    for (let round = 0; round < 20_000; round++) {
      simulated.start(2);
      started += 2;
      simulated.round(ROUND_MS);
      simulated.end(0.02);
    }
    expect(simulated.moves).toBeLessThan(started / 1_000);
  });

  it('move no more than the shares of the new ones when all are replaced one by one', () => {
    const simulated = replicas(3);
    simulated.start(90);
    rounds(simulated, 10);
    for (let replica = 0; replica < 3; replica++) {
      simulated.leave();
      rounds(simulated, 8);
      simulated.join();
      rounds(simulated, 60);
    }
    expect(simulated.counts()).toEqual([30, 30, 30]);
    expect(simulated.moves).toBe(90);
  });
});

/** Mulberry32: the same numbers for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
