import type { Subject } from './subject.js';
import type { Findings } from './faults.js';

const BODIES: readonly (readonly [what: string, body: string])[] = [
  ['a body that is not JSON', '{"players": '],
  ['a list', '[]'],
  ['players that are no list', '{"players": 5}'],
  ['a body nested 10,000 deep', '['.repeat(10_000) + ']'.repeat(10_000)],
  ['a body of 2 MB', JSON.stringify({ players: [{ name: 'x'.repeat(2_000_000) }] })],
];

/** Each should be refused, and leave the engine able to create a game. */
export async function hostileRequests({ engine, seats }: Subject, findings: Findings): Promise<void> {
  for (const [what, body] of BODIES) {
    const answer = await engine.call('/game', body);
    // An engine may close the connection of a body that is too large.
    if ('failure' in answer.reply && body.length > 1_000_000) continue;
    if ('failure' in answer.reply) findings.wrong(`${answer.what} with ${what}: ${answer.reply.failure}`);
    else if (answer.status < 400)
      findings.wrong(
        `${answer.what} with ${what}: it answered ${answer.status}, where 400 to 499 was expected.`,
        answer,
      );
    else if (answer.status >= 500)
      findings.advice(
        `${answer.what} with ${what}: it answered ${answer.status}, where 400 to 499 was expected.`,
        answer,
      );
  }
  const after = await engine.create(seats);
  if (after.status !== 201) findings.wrong('POST /game: it creates no game any more after hostile requests.', after);
}
