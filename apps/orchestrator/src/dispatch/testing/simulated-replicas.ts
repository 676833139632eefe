import { SharePlanner } from '../bullmq/share-planner.js';

interface SimulatedReplica {
  readonly planner: SharePlanner;
  readonly staying: Set<string>;
  /** Games whose step in hand is not done yet. */
  readonly leaving: Set<string>;
}

/** Replicas that share games by the planner, with neither Redis nor time: each round lasts as long as its argument. */
export class SimulatedReplicas {
  readonly all: SimulatedReplica[] = [];
  /** How many games were handed over in all. */
  moves = 0;
  private readonly waiting: string[] = [];
  private now = 0;
  private games = 0;

  /** `random` answers numbers from 0 up to 1. */
  constructor(private readonly random: () => number) {}

  join(): void {
    this.all.push({ planner: new SharePlanner(10_000), staying: new Set(), leaving: new Set() });
  }

  /** As at shutdown: its games wait for another. */
  leave(): void {
    const [gone] = this.all.splice(0, 1);
    if (gone !== undefined) this.waiting.push(...gone.staying, ...gone.leaving);
  }

  start(count: number): void {
    for (let game = 0; game < count; game++) this.waiting.push(`game-${this.games++}`);
  }

  /** Some games end, each replica's with the same likelihood. */
  end(likelihood: number): void {
    for (const { staying } of this.all) {
      for (const game of staying) {
        if (this.random() < likelihood) staying.delete(game);
      }
    }
  }

  /** Each replica looks once, in any order; every second step in hand is done. */
  round(milliseconds: number): void {
    this.now += milliseconds;
    const order = this.all.map((replica) => ({ replica, at: this.random() })).toSorted((a, b) => a.at - b.at);
    for (const { replica } of order) this.look(replica);
  }

  counts(): number[] {
    return this.all.map(({ staying }) => staying.size);
  }

  private look({ planner, staying, leaving }: SimulatedReplica): void {
    for (const game of leaving) {
      if (this.random() < 0.5 && leaving.delete(game)) this.waiting.unshift(game);
    }
    const held = this.all.reduce((sum, replica) => sum + replica.staying.size + replica.leaving.size, 0);
    const view = { replicas: this.all.length, held, waiting: this.waiting.length, next: this.waiting[0] ?? null };
    const plan = planner.plan(view, { staying: staying.size, leaving: leaving.size }, this.now);
    for (const game of this.waiting.splice(0, plan.take)) staying.add(game);
    for (const game of [...staying].slice(0, plan.handOver)) {
      staying.delete(game);
      leaving.add(game);
      this.moves += 1;
    }
  }
}
