import type { JsonObject } from '#libs/protocol';
import { Findings } from './faults.js';
import { GameUnderTest } from './game-under-test.js';
import { objectsIn } from './shapes.js';
import { absent, present, type Subject } from './subject.js';

export async function rebuilds({ engine, seats, about }: Subject, findings: Findings): Promise<void> {
  const isAnnounced = about['rebuilds'] === true;
  const isMissing = (): void => {
    findings.add(absent('POST /game with from'));
    if (isAnnounced) findings.wrong('GET /about announces rebuilds, and POST /game does not take from.');
  };
  const game = await GameUnderTest.start(engine, new Findings(), seats, { seed: 5 });
  if (game === null || !(await game.play(6))) return;
  const from = { players: game.players, seed: 5, actions: game.actions };
  const created = await engine.create(seats, { seed: 6, from });
  if (created.status !== 201) return isMissing();
  const id = String(created.body['id'] ?? created.body['game_id']);
  const started = await engine.call(`/game/${id}/start`, {});
  findings.expectStatus(started, 200);
  const state = await engine.call(`/game/${id}`);
  const ids = objectsIn(state.body['players']).map((player) => String(player['id']));
  const text = ids.reduce(
    (now, own, seat) => now.replaceAll(own, game.players[seat] ?? own),
    JSON.stringify(state.body),
  );
  const same = game.anonymous(JSON.parse(text.replaceAll(id, game.id)));
  if (
    JSON.stringify(state.body['players']) !== JSON.stringify(game.state['players']) &&
    same !== game.anonymous(game.state)
  ) {
    const isKnown =
      objectsIn(state.body['players']).length > 0 && state.body['turn_number'] !== game.state['turn_number'];
    // An engine that does not know `from` creates a game at its beginning.
    if (isKnown && started.status === 200 && sameAsNew(state.body)) return isMissing();
    return findings.wrong('POST /game with from: the game does not stand where its actions lead.', state);
  }
  findings.add(present('POST /game with from'));
  if (!isAnnounced) findings.advice('GET /about has no rebuilds: true. Without it games cannot be forked.');
  if (created.body['seed'] !== 6) findings.wrong('POST /game with from: seed is not that of what follows.', created);
  const redrawn = game.actions.map((action, at) => ({ ...action, ...(at === game.actions.length - 1 && { seed: 9 }) }));
  findings.expectStatus(await engine.create(seats, { from: { ...from, actions: redrawn } }), 201);
  const wrongActions = [
    ...game.actions,
    { player_id: game.players[0], action: { type: 'flip_the_board', action_id: 'no-such' } },
  ];
  findings.expectStatus(await engine.create(seats, { seed: 6, from: { ...from, actions: wrongActions } }), 400);
}

function sameAsNew({ turn_number: turn, status }: JsonObject): boolean {
  return status === 'in_progress' && (turn == null || Number(turn) <= 1);
}

export async function peeks({ engine, seats }: Subject, findings: Findings): Promise<void> {
  const game = await GameUnderTest.start(engine, new Findings(), seats);
  if (game === null) return;
  const answer = await engine.call(`${game.path}/peek`, { player_id: game.seat, action: game.choice() });
  if ([404, 405, 501].includes(answer.status)) return findings.add(absent('POST /game/{id}/peek'));
  findings.add(present('POST /game/{id}/peek'));
  if (game.hasHidden) {
    if (findings.expectStatus(answer, 409) && answer.body['code'] !== 'peek_unavailable') {
      findings.wrong(
        `${answer.what}: code is ${JSON.stringify(answer.body['code'])}, where peek_unavailable is allowed.`,
        answer,
      );
    }
  } else if (findings.expectStatus(answer, 200) && game.anonymous(answer.body) === game.anonymous(game.state)) {
    findings.wrong(`${answer.what}: the state is that before the action, where that after it was expected.`, answer);
  }
  const now = await engine.call(game.path);
  if (game.anonymous(now.body) !== game.anonymous(game.state))
    findings.wrong(`${answer.what}: it changed the game.`, now);
}

export async function deletesGames({ engine, seats }: Subject, findings: Findings): Promise<void> {
  const nobody = crypto.randomUUID();
  for (const path of [`/game/${nobody}`, `/game/${nobody}/actions`])
    findings.expectStatus(await engine.call(path), 404);
  const created = await engine.create(seats);
  const id = created.body['id'] ?? created.body['game_id'];
  const removed = await engine.call(`/game/${String(id)}`, undefined, { method: 'DELETE' });
  if (removed.status === 404 || removed.status === 405 || removed.status === 501)
    return findings.add(absent('DELETE /game/{id}'));
  findings.add(present('DELETE /game/{id}'));
  if (!findings.expectStatus(removed, 200, 204)) return;
  const after = await engine.call(`/game/${String(id)}`);
  if (after.status !== 404 && after.status !== 410) findings.wrong(`${after.what} of a deleted game: it answered ${after.status}, where 404 was expected.`, after); // prettier-ignore
}
