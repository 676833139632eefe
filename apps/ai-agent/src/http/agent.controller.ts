import { BASELINES, PERSONALITIES } from '#libs/monopoly-bots';
import type { PersonalitiesResponse } from '#libs/protocol';
import { BodyLimit } from '#libs/service';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { LOOK_AHEAD_PLAYER } from '../any-game/generic-player.js';
import { PromptTemplates } from '../prompt/templates.js';
import { Players } from '../seats/players.js';
import { DecideBodyDto } from './decide-body.dto.js';
import { ThinkingStream } from './thinking-stream.js';

/** Bytes: a game's state and what is on offer in it. */
const MAX_QUESTION = 1_048_576;

/** What is known of a personality that is a file in the folder of templates. */
const OF_A_TEMPLATE = 'A prompt of this service for language models; without one the seat plays as analytical.';
/** What personalities play by their own rules of thumb; other games they play as `lookahead`. */
const THEIR_GAMES = ['monopoly'] as const;
const LINES = 'application/x-ndjson';

@Controller()
export class AgentController {
  constructor(
    private readonly players: Players,
    private readonly templates: PromptTemplates,
  ) {}

  /** Some orchestrators announce a game; every decide request holds all that is needed, so nothing happens. */
  @Post('games')
  @BodyLimit(MAX_QUESTION)
  @HttpCode(200)
  announce(): { readonly status: 'ok' } {
    return { status: 'ok' };
  }

  /** Answers in lines once there is thinking to send before the decision, if the request accepts that; else in one piece. */
  @Post('games/:id/decide')
  @BodyLimit(MAX_QUESTION)
  async decide(
    @Param('id') gameId: string,
    @Body() body: DecideBodyDto,
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const abort = new AbortController();
    reply.raw.once('close', () => abort.abort());
    const thinking = new ThinkingStream((line) => writeLine(reply, line));
    const onThinking = accept?.includes(LINES) === true ? (text: string) => thinking.think(text) : () => undefined;
    try {
      const decision = await this.players.decide(gameId, body, { signal: abort.signal, onThinking });
      thinking.end();
      if (reply.sent) reply.raw.write(`${JSON.stringify(decision)}\n`);
      else await reply.status(200).send(decision);
    } finally {
      thinking.drop();
      // What is out of Fastify's hands is ended by nobody else, not even after a failure.
      if (reply.sent) reply.raw.end();
    }
  }

  @Get('personalities')
  personalities(): PersonalitiesResponse {
    const own = PERSONALITIES.map(({ name, description, traits }) => ({
      name,
      description,
      traits,
      games: THEIR_GAMES,
    }));
    const known = new Set(own.map(({ name }) => name));
    const others = this.templates.personalities.filter((name) => !known.has(name));
    return {
      personalities: [
        ...own,
        ...others.map((name) => ({ name, description: OF_A_TEMPLATE, traits: [], games: THEIR_GAMES })),
      ],
      baselines: [
        ...BASELINES.map(({ name, description, games }) => ({ name, description, games })),
        LOOK_AHEAD_PLAYER,
      ],
    };
  }
}

/** The first line takes the answer out of Fastify's hands: from then on it is written as it comes. */
function writeLine(reply: FastifyReply, line: string): void {
  if (!reply.raw.headersSent) {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': LINES });
  }
  reply.raw.write(line);
}
