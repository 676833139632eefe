import { describe, expect, it } from '@jest/globals';
import { TableView } from '../table/table-view.js';
import { question } from '../testing/question.js';
import { Memories } from './memory.js';

const tableOf = (scene: Parameters<typeof question>[0] = {}): TableView => new TableView(question(scene));

describe('the memory of a seat', () => {
  it('lists what happened since the last decision, forced moves in between included, and lists it once', () => {
    const memories = new Memories();
    memories.look('g', tableOf());
    memories.look('g', tableOf({ theirs: ['baltic'] }));
    memories.look('g', tableOf({ theirs: ['baltic'], houses: { baltic: 5 }, rival: { in_jail: true } }));
    const table = tableOf({ theirs: ['baltic'], mortgaged: ['baltic'], rival: { is_bankrupt: true } });
    memories.look('g', table);
    expect(memories.recall('g', table).since).toEqual([
      'baltic went from the bank to P2',
      'baltic: 0 houses became a hotel',
      'P2 went to jail',
      'baltic: a hotel became 0 houses',
      'baltic was mortgaged',
      'P2 went bankrupt',
    ]);
    memories.decided('g', table, 'end_turn', 'watch P2');
    expect(memories.recall('g', table)).toMatchObject({ since: [], own: ['turn 1: end_turn; note: watch P2'] });
  });

  it('stays small', () => {
    const memories = new Memories();
    for (let turn = 0; turn < 100; turn += 1) {
      const table = tableOf({ turn, me: { cash: turn } });
      memories.look('g', table);
      memories.recordChat('g', table, 'x'.repeat(1000));
    }
    const before = memories.recall('g', tableOf());
    for (let turn = 0; turn < 100; turn += 1) memories.decided('g', tableOf({ turn }), 'roll_dice', 'y'.repeat(1000));
    const { own, talk } = memories.recall('g', tableOf());
    expect([before.since.length, own.length, talk.length]).toEqual([24, 8, 10]);
    for (const line of [...own, ...talk]) expect(line.length).toBeLessThan(210);
  });

  it('drops the games without a request for half an hour, and the oldest beyond a thousand', () => {
    let now = 0;
    const memories = new Memories(() => now);
    memories.look('old', tableOf());
    now = 31 * 60_000;
    memories.look('new', tableOf());
    expect(memories.size).toBe(1);
    for (let game = 0; game < 1100; game += 1) memories.look(`g${game}`, tableOf());
    expect(memories.size).toBe(1000);
  });

  it('drops the seats of a game beyond sixteen, the one that was asked longest ago first', () => {
    const memories = new Memories();
    const seat = (order: number): TableView => tableOf({ ids: `${order}-` });
    for (let order = 0; order < 16; order += 1) {
      memories.look('g', seat(order));
      memories.decided('g', seat(order), 'roll_dice', null);
    }
    memories.look('g', seat(0));
    memories.look('g', seat(16));
    expect([0, 1, 2].map((order) => memories.recall('g', seat(order)).own.length)).toEqual([1, 0, 1]);
  });

  it('keeps games and seats apart', () => {
    const memories = new Memories();
    memories.look('g1', tableOf());
    memories.decided('g1', tableOf(), 'roll_dice', null);
    memories.look('g2', tableOf());
    expect(memories.recall('g2', tableOf()).own).toEqual([]);
  });
});
