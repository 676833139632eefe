import { setImmediate } from 'node:timers/promises';
import { buffer } from 'node:stream/consumers';
import type { DecideRequest } from '#libs/protocol';
import { HttpFixture } from '../fixtures/http-fixture.js';
import { type IndiscreetAgent, startIndiscreetAgent } from '../fixtures/indiscreet-agent.js';
import type { RawSpectator } from '../fixtures/raw-spectator.js';
import { FollowedStream } from '../support/followed-stream.js';
import {
  type Catch,
  HostileClient,
  READING,
  type Revealed,
  throughSockets,
  type Victim,
} from '../support/hostile-client.js';
import { type LogLine, logNotingModule } from '../support/log-lines.js';
import { Table } from '../support/table.js';
import { until } from '../support/until.js';
import { object } from './engine-player.js';

export const SEED = 3_141_592_653;
const SECRET = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;

interface HiddenThings {
  /** How they look in answers. */
  readonly hidden: readonly RegExp[];
  /** One of them, as it looks in a state or in a patch of one. */
  readonly table: RegExp;
}

/** The cards of hands; the marks on the board, and the moves that lead there. */
const HIDDEN = {
  kuhn_poker: { hidden: [/hands\\?":\{[^}]*\["/, /\/hands\//, /"card\\?":/], table: /hands\\?":\{[^}]*\["/ },
  phantom_ttt: {
    hidden: [/\b[xo]\(\d,\d\)/, /(\[|null,)\\?"[xo]\\?"[,\]]/, /\/cells\//, /action_id/],
    table: /(\[|null,|"value\\?":)\\?"[xo]\\?"[,\]}]/,
  },
} satisfies Readonly<Record<string, HiddenThings>>;
export type HiddenGame = keyof typeof HIDDEN;

/** Of any game. */
const HIDDEN_EVERYWHERE = [new RegExp(String(SEED)), /"hidden\\?":/, /because of/];

/** Documents of the API name the fields. */
const DOCUMENT = /\/(docs|asyncapi)/;

/** What each channel has to show as soon as a game is over. */
const REVEALING: readonly (readonly [string, readonly Revealed[]])[] = [
  ...Object.entries(READING).map(([path, { reveals = [] }]) => [path, reveals] as const),
  ['Socket.IO by websocket', ['table', 'words']],
  ['Socket.IO by polling', ['table', 'words']],
  ['Socket.IO from the beginning', ['table']],
  ['stream from the beginning', ['table']],
];

/** What a player alone knows, in a word: its card, or where its marks are. */
function wordsOf({ player_id: id, game_state: { hidden } }: DecideRequest): string {
  const { hands, cells } = object(object(object(hidden)[id])['view']);
  const known = hands === undefined ? [cells].flat(3).map((mark) => mark ?? '-') : [object(hands)[id]].flat();
  return `holds_${known.join('')}_${id.slice(0, 8)}`;
}

/** An orchestrator whose agents are indiscreet, and all who listen to it. */
export class SpiedGames implements AsyncDisposable {
  /** What each got, as text: of traces, which are binary, the names and values can be read. */
  private constructor(
    readonly table: Table,
    readonly agent: IndiscreetAgent,
    readonly hostile: HostileClient,
    readonly log: readonly LogLine[],
    readonly delivered: readonly string[],
    readonly traced: readonly string[],
    private readonly receivers: readonly HttpFixture[],
  ) {}

  static async of(engineUrl: string): Promise<SpiedGames> {
    const [delivered, traced, log]: [string[], string[], LogLine[]] = [[], [], []];
    const [webhook, collector] = await Promise.all([receiving(delivered), receiving(traced)]);
    const agent = await startIndiscreetAgent({
      words: wordsOf,
      action: ({ valid_actions: offers }, number) => {
        // The last one is to resign.
        const { type, action_id = null } = offers[(number * 7) % (offers.length - 1)] ?? { type: 'none' };
        return { type, action_id };
      },
    });
    const hostile = new HostileClient(() => table.orchestrator.url);
    const table: Table = await Table.set({
      config: {
        GAME_ENGINES: `openspiel=${engineUrl}`,
        WEBHOOKS: `spy=${webhook.url} *`,
        WEBHOOK_SECRET: SECRET,
        WEBHOOK_URL_ALLOW: '127.0.0.1',
        LIMIT_READ: '0',
        LIMIT_CONTROL: '0',
        LIMIT_CREATE: '0',
      },
      otel: { EXPORTER_OTLP_ENDPOINT: collector.url, BSP_SCHEDULE_DELAY: '20' },
      modules: [hostile.module, logNotingModule(log, ['debug', 'info', 'warn', 'error'])],
    });
    return new SpiedGames(table, agent, hostile, log, delivered, traced, [webhook, collector]);
  }

  /** A game whose agents have answered `answers` requests, and answer no more for now. */
  async begin(game: HiddenGame, seats: number, answers: number, more: object = {}): Promise<SpiedGame> {
    const { agent, table } = this;
    agent.holdAfter(answers);
    const players = Array.from({ length: seats }, (_, at) => ({ name: `S${at}`, personality: 'open', url: agent.url }));
    const settings = { game: `openspiel:${game}`, seed: SEED, transcripts: true, turn_timeout: 60, ...more };
    const { game_id: id } = await table.rest.createGame(settings, players);
    const spied = new SpiedGame(this, HIDDEN[game], id);
    await spied.follow();
    await agent.isHolding();
    return spied;
  }

  /** All that agents have stated so far. */
  get stated(): readonly string[] {
    return [...this.agent.stated.values()].flatMap((words) => [...words]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.table[Symbol.asyncDispose]();
    await Promise.all([this.agent, ...this.receivers].map((one) => one.stop()));
  }
}

function receiving(texts: string[]): Promise<HttpFixture> {
  return HttpFixture.start(async (request, response) => {
    texts.push((await buffer(request)).toString('latin1'));
    response.writeHead(200).end();
  });
}

/** A game, and those who watch it. */
export class SpiedGame {
  private sockets: readonly RawSpectator[] = [];
  private stream: FollowedStream | undefined;

  constructor(
    private readonly games: SpiedGames,
    private readonly things: HiddenThings,
    readonly id: string,
  ) {}

  /** From the first event on. */
  async follow(): Promise<void> {
    const { table } = this.games;
    this.sockets = await Promise.all([table.spectator(), table.spectator(), table.spectator()]);
    const views = [{}, { deltas: true }, { envelope: true }];
    await Promise.all(this.sockets.map((one, at) => one.join(this.id, { after_seq: 0, ...views[at] })));
    this.stream = FollowedStream.open(`${table.orchestrator.url}/games/${this.id}/stream?after_seq=0`);
  }

  async unfollow(): Promise<void> {
    for (const socket of this.sockets) socket.close();
    await this.stream?.[Symbol.asyncDispose]();
  }

  /** What is answered to these commands of somebody. */
  async control(...commands: readonly string[]): Promise<readonly Catch[]> {
    return this.games.hostile.control(await this.victim(), ...commands);
  }

  async becomes(status: string): Promise<void> {
    await until(
      (game) => game.status === status,
      async () => this.games.table.rest.game(this.id),
    );
  }

  /** Everything that anybody could get hold of so far. */
  async all(): Promise<readonly Catch[]> {
    const { hostile, table } = this.games;
    const game = await this.victim();
    await Promise.all(this.sockets.map((one) => one.until(({ payload }) => payload['seq'] === game.seq)));
    await this.stream?.receives(({ id }) => id === String(game.seq));
    const byWebhook = await until(
      (messages) => messages.some((message) => message.includes(`"seq":${game.seq},`)),
      async () => setImmediate(this.games.delivered.filter((message) => message.includes(this.id))),
    );
    const transports = ['websocket', 'polling'].map((one) => throughSockets(table.orchestrator.url, game, one));
    return [
      ...(await hostile.read(game)),
      ...(await Promise.all(transports)),
      { channel: 'Socket.IO from the beginning', text: JSON.stringify(this.sockets.map((one) => one.of(this.id))) },
      { channel: 'stream from the beginning', text: JSON.stringify(this.stream?.received) },
      { channel: 'webhook', text: byWebhook.join('\n') },
    ];
  }

  /** Where something stands that not everybody may know. */
  async leaks(more: readonly Catch[] = []): Promise<readonly string[]> {
    const { stated } = this.games;
    const shapes = [...this.things.hidden, ...HIDDEN_EVERYWHERE];
    return [...more, ...(await this.all())].flatMap(({ channel, text }) => {
      const found = DOCUMENT.test(channel) ? [] : shapes.flatMap((shape) => shape.exec(text)?.[0] ?? []);
      return [...found, ...stated.filter((words) => text.includes(words))].map((what) => `${channel}: ${what}`);
    });
  }

  /** Where something is not shown that has to be when the game is over. */
  async secrets(): Promise<readonly string[]> {
    const caught = await this.all();
    const isShown: Record<Revealed, (text: string) => boolean> = {
      table: (text) => this.things.table.test(text),
      words: (text) => this.games.stated.some((words) => text.includes(words)),
    };
    return REVEALING.flatMap(([channel, all]) => {
      const text = caught.map((one) => (one.channel === channel ? one.text : '')).join('');
      return all.filter((what) => !isShown[what](text)).map((what) => `${channel}: ${what}`);
    });
  }

  private async victim(): Promise<Victim> {
    const { seq, players } = await this.games.table.rest.game(this.id);
    return { id: this.id, seq, players: players.map(({ id }) => id) };
  }
}
