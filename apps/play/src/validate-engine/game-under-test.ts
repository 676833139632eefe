import { isJsonObject, type JsonObject } from '#libs/protocol';
import type { EngineAnswer, EngineUnderTest } from './engine-under-test.js';
import { type Findings, faultsOf, isId } from './faults.js';
import { leaksOf } from './hidden-leaks.js';
import { objectsIn, offerFaults, playerIdsOf, resultFaults, stateFaults } from './shapes.js';

/** One game, driven as the orchestrator drives it, with findings about every answer. */
export class GameUnderTest {
  readonly actions: { readonly player_id: unknown; readonly action: JsonObject }[] = [];
  /** The states after start and after each action. */
  readonly states: JsonObject[] = [];
  offers: readonly JsonObject[] = [];
  seat: unknown;

  private constructor(
    readonly engine: EngineUnderTest,
    readonly findings: Findings,
    readonly id: string,
    readonly players: readonly string[],
  ) {}

  /** Creates and starts a game. Null: it cannot be played, and the findings have the reason. */
  static async start(
    engine: EngineUnderTest,
    findings: Findings,
    seats: number,
    fields: JsonObject = {},
  ): Promise<GameUnderTest | null> {
    const created = await engine.create(seats, { seed: 7, ...fields });
    if (!findings.expectStatus(created, 201)) return null;
    const id = created.body['id'] ?? created.body['game_id'];
    if (!isId(id)) {
      findings.faults(created, faultsOf({ id }, { id: [isId, 'a text (or game_id)'] }));
      return null;
    }
    const started = await engine.call(`/game/${String(id)}/start`, {});
    if (!findings.expectStatus(started, 200)) return null;
    const state = await engine.call(`/game/${String(id)}`);
    if (!findings.expectStatus(state, 200)) return null;
    const game = new GameUnderTest(engine, findings, String(id), playerIdsOf(state.body));
    if (Array.isArray(started.body['events'])) game.check(started, resultFaults({ success: true, ...started.body }, game.players)); // prettier-ignore
    return (await game.read(state)) && game.players.length > 0 ? game : null;
  }

  get state(): JsonObject {
    return this.states.at(-1) ?? {};
  }

  get isOver(): boolean {
    return this.state['status'] === 'completed';
  }

  get hasHidden(): boolean {
    return this.states.some(({ hidden }) => isJsonObject(hidden));
  }

  get path(): string {
    return `/game/${this.id}`;
  }

  /** What is chosen depends on the number of the action alone; the game is not given up. */
  choice(): JsonObject | undefined {
    const offers = this.offers.filter(({ type }) => type !== 'resign' && type !== 'declare_bankruptcy');
    const open = offers.some(({ params }) => params == null) ? offers.filter(({ params }) => params == null) : offers;
    return open.length === 0 ? this.offers[0] : open[(this.actions.length * 7_919 + 13) % open.length];
  }

  /** Executes one action. Null: it was refused, or nothing is offered. */
  async step(): Promise<EngineAnswer | null> {
    const offer = this.choice();
    if (offer === undefined) return null;
    const action = executed(offer);
    const sent = { player_id: this.seat, action };
    const answer = await this.engine.call(`${this.path}/action`, sent, { key: this.key() });
    if (!this.findings.expectStatus(answer, 200)) return null;
    this.actions.push(sent);
    this.check(answer, resultFaults(answer.body, this.players));
    for (const event of objectsIn(answer.body['events'])) this.checkLeaks(answer, event, 'an event');
    this.checkLeaks(answer, answer.body, 'the result');
    const before = this.state;
    const state = await this.engine.call(this.path);
    if (!(await this.read(state))) return null;
    this.checkTurn(state, before);
    return answer;
  }

  /** @returns false where it stopped at an error */
  async play(maxSteps: number): Promise<boolean> {
    for (let step = 0; step < maxSteps && !this.isOver; step += 1) if ((await this.step()) === null) return false;
    return true;
  }

  key(number = this.actions.length): string {
    return `${this.id}:${number + 1}`;
  }

  /** A value with words in place of this game's ids and times, so that two games compare. */
  anonymous(value: unknown): string {
    const text = JSON.stringify(value, (name, member: unknown) => (TIMES.has(name) ? undefined : member));
    return this.players.reduce((now, id, seat) => now.replaceAll(id, `seat-${seat}`), text).replaceAll(this.id, 'game');
  }

  private async read(state: EngineAnswer): Promise<boolean> {
    if (!this.findings.expectStatus(state, 200)) return false;
    this.check(state, stateFaults(state.body));
    this.checkLeaks(state, state.body, 'the state');
    this.states.push(state.body);
    if (this.isOver) {
      this.offers = [];
      return true;
    }
    const actions = await this.engine.call(`${this.path}/actions`);
    if (!this.findings.expectStatus(actions, 200)) return false;
    const list = Array.isArray(actions.value)
      ? actions.value
      : (actions.body['actions'] ?? actions.body['valid_actions']);
    this.check(actions, offerFaults(list));
    this.offers = objectsIn(list);
    this.seat = actions.body['player_id'] ?? this.players[Number(state.body['current_player_index'])];
    if (!this.players.includes(String(this.seat))) {
      this.findings.faults(actions, [{ field: 'player_id', got: this.seat, allowed: 'the id of the player to move' }]);
    }
    if (this.offers.length === 0) this.findings.wrong(`${actions.what}: actions is empty, although the game is in progress.`); // prettier-ignore
    return true;
  }

  private checkTurn(answer: EngineAnswer, before: JsonObject): void {
    const [last, now] = [Number(before['turn_number'] ?? 0), Number(this.state['turn_number'] ?? 0)];
    if (now < last)
      this.findings.wrong(`${answer.what}: turn_number went from ${last} to ${now}, where it may only grow.`);
  }

  private check(answer: EngineAnswer, faults: Parameters<Findings['faults']>[1]): void {
    this.findings.faults(answer, faults);
  }

  private checkLeaks(answer: EngineAnswer, value: JsonObject, what: string): void {
    // Once the game is over, everything may be shown.
    if (value['status'] === 'completed' || value['game_over'] === true) return;
    for (const leak of leaksOf(value)) {
      const place = leak.split(' ', 1)[0]?.replaceAll(/\.[\w-]{20,}|\.\d+/g, '') ?? '';
      this.findings.wrong(`${answer.what}: ${what} shows everybody ${place}, which its hidden part keeps from some.`, answer); // prettier-ignore
    }
  }
}

const TIMES: ReadonlySet<string> = new Set(['created_at', 'updated_at', 'seed']);
const DESCRIPTIVE: ReadonlySet<string> = new Set(['description', 'show', 'default', 'cost', 'cash_after', 'completes_group']); // prettier-ignore

/** The offer as an orchestrator sends it back, with the parameters that its schemas name. */
function executed(offer: JsonObject): JsonObject {
  const action = Object.fromEntries(Object.entries(offer).filter(([name]) => !DESCRIPTIVE.has(name)));
  return action;
}
