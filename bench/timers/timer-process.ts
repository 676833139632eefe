// Timers and nothing else, each armed again when it fires: how late they are is what no program on this machine can beat.
import { setTimeout as delay } from 'node:timers/promises';
import { latencyOf } from '../../test/soak/latencies.js';

const [count = 0, everyMs = 0] = process.argv.slice(2).map(Number);
const late: number[] = [];

async function rest(phase: number): Promise<never> {
  await delay(phase * everyMs);
  for (;;) {
    const due = performance.now() + everyMs;
    await delay(everyMs);
    late.push(performance.now() - due);
  }
}

for (let timer = 0; timer < count; timer += 1) void rest(timer / count);
process.on('message', (question) => {
  if (question === 'late') process.send?.(latencyOf(late.splice(0)));
});
process.send?.('armed');
