import { describe, expect, it } from '@jest/globals';
import type { LookupAddress } from 'node:dns';
import { MachineLookups } from './machine-lookups.js';

const ADDRESS: LookupAddress = { address: '192.0.2.1', family: 4 };

/** Resolves no name before the test lets it. */
class SlowMachine {
  readonly asked: string[] = [];
  private readonly answers: ((error?: Error) => void)[] = [];
  readonly lookups = new MachineLookups(async (host) => {
    this.asked.push(host);
    return new Promise((resolve, reject) => {
      this.answers.push((error) => (error ? reject(error) : resolve([ADDRESS])));
    });
  });

  answer(nth: number, error?: Error): void {
    this.answers[nth]?.(error);
  }
}

describe('lookups the machine’s way', () => {
  it('are made once for all who ask meanwhile, and again for who asks later', async () => {
    const machine = new SlowMachine();
    const both = [machine.lookups.resolve('agents.test'), machine.lookups.resolve('agents.test')];
    machine.answer(0);
    expect(await Promise.all(both)).toEqual([[ADDRESS], [ADDRESS]]);
    expect(machine.asked).toEqual(['agents.test']);
    const later = machine.lookups.resolve('agents.test');
    machine.answer(1, Object.assign(new Error('gone'), { code: 'ENOTFOUND' }));
    await expect(later).rejects.toHaveProperty('code', 'ENOTFOUND');
    expect(machine.asked).toHaveLength(2);
  });

  it('are two at a time', async () => {
    const machine = new SlowMachine();
    const all = ['a.test', 'b.test', 'c.test'].map((host) => machine.lookups.resolve(host));
    expect(machine.asked).toEqual(['a.test', 'b.test']);
    machine.answer(1);
    await all[1];
    expect(machine.asked).toEqual(['a.test', 'b.test', 'c.test']);
    machine.answer(0);
    machine.answer(2);
    await Promise.all(all);
  });

  it('are refused at once when a hundred names wait', async () => {
    const machine = new SlowMachine();
    const waiting = Array.from({ length: 102 }, (_, nth) => machine.lookups.resolve(`${nth}.test`));
    await expect(machine.lookups.resolve('one-more.test')).rejects.toHaveProperty('code', 'EAI_AGAIN');
    for (let nth = 0; nth < waiting.length; nth += 1) {
      machine.answer(nth);
      await waiting[nth];
    }
    expect(machine.asked).not.toContain('one-more.test');
  });
});
