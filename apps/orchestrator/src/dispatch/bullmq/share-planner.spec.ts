import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Holdings, SharePlanner, type ClusterView } from './share-planner.js';

const NOTHING = { take: 0, awaitsNext: false, handOver: 0 };
const staying = (count: number, leaving = 0): Holdings => ({ staying: count, leaving });
const view = (replicas: number, held: number, ...waiting: readonly string[]): ClusterView => ({
  replicas,
  held,
  waiting: waiting.length,
  next: waiting[0] ?? null,
});

describe('the plan of a replica', () => {
  let planner: SharePlanner;
  beforeEach(() => {
    planner = new SharePlanner(100);
  });

  it('below its share takes what waits, at once', () => {
    expect(planner.plan(view(2, 3, 'a', 'b'), staying(0), 0)).toEqual({ ...NOTHING, take: 2 });
  });

  it('waits for the next one with others who have as many', () => {
    expect(planner.plan(view(2, 4), staying(2), 0)).toEqual({ ...NOTHING, awaitsNext: true });
    expect(planner.plan(view(2, 5), staying(3), 0)).toEqual(NOTHING);
  });

  it('does not wait for what it hands over itself', () => {
    expect(planner.plan(view(2, 8), staying(4, 4), 0)).toEqual(NOTHING);
  });

  it('at its share leaves a game to others for a second, and takes it when nobody has', () => {
    const seen = view(2, 6, 'a');
    expect(planner.plan(seen, staying(5), 0)).toEqual(NOTHING);
    expect(planner.plan(seen, staying(5), 999)).toEqual(NOTHING);
    expect(planner.plan(seen, staying(5), 1_000)).toEqual({ ...NOTHING, take: 1 });
  });

  it('leaves games to others for as long as these take them', () => {
    for (let round = 0; round < 50; round++) {
      expect(planner.plan(view(2, 20, `game-${round}`), staying(18), round * 500)).toMatchObject({ take: 0 });
    }
  });

  it('takes all that waits once others did not want it, not one a second', () => {
    planner.plan(view(2, 10, 'a', 'b', 'c'), staying(10), 0);
    expect(planner.plan(view(2, 10, 'a', 'b', 'c'), staying(10), 1_000)).toMatchObject({ take: 3 });
    expect(planner.plan(view(2, 11, 'b', 'c'), staying(11), 1_001)).toMatchObject({ take: 2 });
    planner.plan(view(2, 13), staying(13), 1_002);
    expect(planner.plan(view(2, 13, 'd'), staying(13), 1_003)).toMatchObject({ take: 0 });
  });

  it('hands its surplus over when it has had one for two seconds on end', () => {
    const seen = view(2, 8);
    expect(planner.plan(seen, staying(8), 0)).toEqual(NOTHING);
    expect(planner.plan(seen, staying(8), 1_999)).toEqual(NOTHING);
    expect(planner.plan(seen, staying(8), 2_000)).toEqual({ ...NOTHING, handOver: 4 });
    expect(planner.plan(seen, staying(4, 4), 2_250)).toEqual(NOTHING);
    planner.plan(seen, staying(8), 3_000);
    expect(planner.plan(seen, staying(8), 4_999)).toEqual(NOTHING);
    expect(planner.plan(seen, staying(8), 5_000)).toEqual({ ...NOTHING, handOver: 4 });
  });

  it('keeps for a while what it handed over and nobody took', () => {
    planner.plan(view(2, 8), staying(8), 0);
    expect(planner.plan(view(2, 8), staying(8), 2_000)).toMatchObject({ handOver: 4 });
    planner.plan(view(2, 4, 'a', 'b', 'c', 'd'), staying(4), 2_250);
    expect(planner.plan(view(2, 4, 'a', 'b', 'c', 'd'), staying(4), 3_250)).toMatchObject({ take: 4 });
    planner.plan(view(2, 8), staying(8), 3_251);
    expect(planner.plan(view(2, 8), staying(8), 13_000)).toEqual(NOTHING);
    expect(planner.plan(view(2, 8), staying(8), 13_251)).toMatchObject({ handOver: 4 });
  });

  it('has a bounded number of games on their way at once', () => {
    const many = new SharePlanner(10_000);
    many.plan(view(2, 10_000), staying(10_000), 0);
    expect(many.plan(view(2, 10_000), staying(10_000), 2_000)).toMatchObject({ handOver: 250 });
    expect(many.plan(view(2, 10_000), staying(9_750, 250), 2_250)).toMatchObject({ handOver: 0 });
    expect(many.plan(view(2, 10_000), staying(9_750, 50), 2_500)).toMatchObject({ handOver: 200 });
  });

  it('hands all of its surplus over once it has begun, and not only what is past the tolerance', () => {
    const many = new SharePlanner(10_000);
    many.plan(view(2, 1_000), staying(560), 0);
    expect(many.plan(view(2, 1_000), staying(560), 2_000)).toMatchObject({ handOver: 60 });
    expect(many.plan(view(2, 1_002), staying(503), 2_250)).toMatchObject({ handOver: 2 });
    expect(many.plan(view(2, 1_002), staying(501), 2_500)).toMatchObject({ handOver: 0 });
    expect(many.plan(view(2, 1_000), staying(501), 9_000)).toMatchObject({ handOver: 0 });
  });

  it('takes no more than a process can run', () => {
    const few = new SharePlanner(10);
    expect(few.plan(view(1, 8, 'a', 'b', 'c'), staying(7, 1), 0)).toMatchObject({ take: 2 });
    expect(few.plan(view(1, 10), staying(10), 0)).toEqual(NOTHING);
  });
});
