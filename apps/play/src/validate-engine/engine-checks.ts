import { isJsonObject } from '#libs/protocol';
import { note } from '../validate/finding.js';
import { Findings, faultsOf, isCount, isText } from './faults.js';
import { GameUnderTest } from './game-under-test.js';
import { hostileRequests } from './hostile-requests.js';
import { deletesGames, peeks, rebuilds } from './optional-checks.js';
import { objectsIn } from './shapes.js';
import { absent, type EngineCheck, present, type Subject } from './subject.js';

/** Actions after which two games of one seed are not compared any more. */
const MAX_COMPARED = 60;

/** Runs first: the others need an engine that answers. */
export const ENGINE_REACHABILITY: EngineCheck = {
  title: 'can be reached, and answers GET /health with 200',
  run: async ({ engine }, findings) => {
    const answer = await engine.call('/health');
    if ('failure' in answer.reply) return findings.wrong(answer.reply.failure);
    if (answer.status !== 200)
      findings.advice(`GET /health answered ${answer.status}. It is optional, but monitoring uses it.`);
  },
};

export const ENGINE_CHECKS: readonly EngineCheck[] = [
  { title: 'describes what it plays at GET /about, if it does', run: describesItself },
  { title: 'plays whole games with legal actions, in the shapes of the contract', run: playsGames },
  { title: 'executes an action once for an Idempotency-Key, if it knows keys', run: knowsKeys },
  { title: 'refuses what is not legal, and changes nothing', run: refusesIllegal },
  { title: 'gives the same game for the same seed and actions', run: isDeterministic },
  { title: 'honours the seats and options that it describes', run: honoursAbout },
  { title: 'rebuilds a game from its actions, if it does', run: rebuilds },
  { title: 'looks ahead without doing it, if it does', run: peeks },
  { title: 'answers 404 for a game that it does not know, and deletes games, if it does', run: deletesGames },
  { title: 'survives hostile requests', run: hostileRequests },
];

async function describesItself(subject: Subject, findings: Findings): Promise<void> {
  const { engine } = subject;
  const answer = await engine.call(
    engine.game === undefined ? '/about' : `/about?game=${encodeURIComponent(engine.game)}`,
  );
  if ([404, 405, 501].includes(answer.status)) return findings.add(absent('GET /about'));
  if (!findings.expectStatus(answer, 200)) return;
  const { seats } = answer.body;
  findings.faults(answer, [
    ...faultsOf(answer.body, {
      game: [isText, 'a text'],
      name: [isText, 'a text'],
      version: [isText, 'a text'],
      rules: [isText, 'a text'],
      seats: [isSeats, '{min, max} with 1 ≤ min ≤ max ≤ 16'],
      'options?': [isJsonObject, 'an object of JSON Schemas by name'],
      'rebuilds?': [(flag) => typeof flag === 'boolean', 'true or false'],
      'games?': [(games) => Array.isArray(games) && games.every(isJsonObject), 'a list of objects'],
    }),
  ]);
  subject.about = answer.body;
  if (isJsonObject(seats) && isSeats(seats))
    subject.seats = Math.max(Number(seats['min']), Math.min(2, Number(seats['max'])));
  findings.add(note('present: GET /about'));
}

function isSeats(seats: unknown): boolean {
  if (!isJsonObject(seats)) return false;
  const { min, max } = seats;
  return isCount(min) && isCount(max) && 1 <= Number(min) && Number(min) <= Number(max) && Number(max) <= 16;
}

async function playsGames({ engine, seats, maxSteps }: Subject, findings: Findings): Promise<void> {
  for (const seed of [1, 2, 3]) {
    const game = await GameUnderTest.start(engine, findings, seats, { seed });
    if (game === null || !(await game.play(maxSteps))) return;
    if (!game.isOver) return findings.add(note(`A game was not over after ${maxSteps} actions; --steps plays on.`));
    if (seed !== 1) continue;
    const { state } = game;
    for (const name of ['view', 'standings', 'hidden', 'turn_number']) findings.add((game.states.some((one) => one[name] != null) ? present : absent)(name)); // prettier-ignore
    const ranks = objectsIn(state['standings']).filter(({ player_id: id }) => id === state['winner_id']);
    if (ranks.some(({ rank }) => rank !== 1))
      findings.wrong('GET /game/{id}: winner_id is a player whose rank in standings is not 1.');
  }
}

async function knowsKeys({ engine, seats }: Subject, findings: Findings): Promise<void> {
  const game = await GameUnderTest.start(engine, new Findings(), seats);
  const first = await game?.step();
  if (game == null || first == null) return;
  const { reply } = first;
  const isKnown = 'status' in reply && reply.idempotencyKey === game.key(0);
  findings.add((isKnown ? present : absent)('Idempotency-Key'));
  if (!isKnown) return;
  const again = await engine.call(`${game.path}/action`, game.actions[0], { key: game.key(0) });
  if (findings.expectStatus(again, 200) && game.anonymous(again.body) !== game.anonymous(first.body)) {
    findings.wrong(`${again.what}: the answer to a repeated Idempotency-Key is not the first answer.`, again);
  }
  const now = await engine.call(game.path);
  if (game.anonymous(now.body) !== game.anonymous(game.state)) {
    findings.wrong(`${again.what}: a repeated Idempotency-Key executed the action twice: the state is another.`, now);
  }
}

async function refusesIllegal({ engine, seats }: Subject, findings: Findings): Promise<void> {
  const game = await GameUnderTest.start(engine, new Findings(), seats);
  if (game === null) return;
  const other = game.players.find((id) => id !== String(game.seat));
  const cases: [string, unknown][] = [
    [
      'an action that is not offered',
      { player_id: game.seat, action: { type: 'flip_the_board', action_id: 'no-such' } },
    ],
    ['a player who is none', { player_id: 'nobody', action: game.choice() }],
    ['a body without an action', { player_id: game.seat }],
    ...(other === undefined
      ? []
      : [['the player who is not to move', { player_id: other, action: game.choice() }] satisfies [string, unknown]]),
  ];
  for (const [what, sent] of cases) {
    const answer = await engine.call(`${game.path}/action`, sent);
    if ('failure' in answer.reply) findings.wrong(`${answer.what} with ${what}: ${answer.reply.failure}`);
    else if (answer.status >= 500)
      findings.wrong(
        `${answer.what} with ${what}: it answered ${answer.status}, where 400 to 499 was expected.`,
        answer,
      );
    else if (answer.status < 400 && answer.body['success'] !== false)
      findings.wrong(`${answer.what} with ${what}: it answered ${answer.status}, where 400 to 499 was expected.`, answer); // prettier-ignore
    else if (answer.status >= 400 && answer.body['detail'] == null)
      findings.advice(`${answer.what} with ${what}: the error has no detail.`, answer);
  }
  const now = await engine.call(game.path);
  if (game.anonymous(now.body) !== game.anonymous(game.state))
    findings.wrong('POST /game/{id}/action: a refused action changed the state.', now);
}

async function isDeterministic({ engine, seats, maxSteps }: Subject, findings: Findings): Promise<void> {
  const games = [];
  for (let at = 0; at < 2; at += 1) games.push(await GameUnderTest.start(engine, new Findings(), seats, { seed: 99 }));
  const [one, other] = games;
  if (one == null || other == null) return;
  for (let step = 0; step <= Math.min(MAX_COMPARED, maxSteps); step += 1) {
    if (one.anonymous(one.state) !== other.anonymous(other.state)) {
      const field = Object.keys(one.state).find(
        (name) => one.anonymous(one.state[name]) !== other.anonymous(other.state[name]),
      );
      return findings.wrong(
        `GET /game/{id}: ${field} differs after ${step} actions of two games with the same seed and actions.`,
      );
    }
    if (one.isOver || (await one.step()) === null || (await other.step()) === null) return;
  }
}

async function honoursAbout({ engine, about, seats }: Subject, findings: Findings): Promise<void> {
  const described = isJsonObject(about['seats']) ? about['seats'] : undefined;
  if (described === undefined) return findings.add(note('Not checked: GET /about is absent.'));
  for (const count of new Set([Number(described['min']), Number(described['max'])])) {
    const created = await engine.create(count, { seed: 7 });
    if (!findings.expectStatus(created, 201)) return;
  }
  const refused = [
    ['too many players', 'seats', await engine.create(Number(described['max']) + 1)],
    ['an unknown option', 'invalid_options', await engine.create(seats, { options: { 'no-such-option': 1 } })],
    ['an unknown game', 'unknown_game', await engine.create(seats, { game: 'no-such-game' })],
  ] as const;
  for (const [why, code, { what, ...answer }] of refused) {
    const named = { ...answer, what: `${what} with ${why}` };
    if (!findings.expectStatus(named, 400) || answer.body['code'] === code) continue;
    findings.wrong(`${named.what}: code is ${JSON.stringify(answer.body['code'])}, where ${code} is allowed.`, named);
  }
}
