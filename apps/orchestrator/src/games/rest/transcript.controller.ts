import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ConcurrencyLimit } from '#libs/service';
import { conversationOf } from '../queries/fine-tuning.js';
import { GameQueries } from '../queries/game-queries.js';
import { Does, Refuses } from './api-answers.js';
import { EXAMPLES } from './examples.js';
import { TranscriptQuery } from './game-queries.dto.js';
import { orProblem } from './refusal-problem.js';
import { COUNT } from './schemas.js';

const LINES = 'application/x-ndjson';

/** What the models of a game were asked and answered. It needs a key, as controlling games does: prompts are not for all. */
@ApiTags('games')
@Controller('games')
export class TranscriptController {
  constructor(private readonly queries: GameQueries) {}

  /** `x-last-nr` is the number of the last line that was looked at: hand it back as `after_nr` to read on. */
  @Get(':id/transcript')
  @Does('getGameTranscript', 'Read what models were asked and answered')
  @ConcurrencyLimit({ atOnce: 2, waiting: 8 })
  @ApiProduces(LINES)
  @ApiResponse({
    status: 200,
    description: 'One JSON object a line.',
    headers: { 'x-last-nr': { description: 'Hand it back as after_nr to read on.', schema: { ...COUNT } } },
    content: { [LINES]: { schema: { type: 'string' }, example: EXAMPLES.transcript } },
  })
  @Refuses('invalid_request', 'game_not_found', 'too_many_requests')
  async transcript(
    @Param('id') id: string,
    @Query() { after_nr: afterNr, limit, format }: TranscriptQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const lines = orProblem(await this.queries.transcript(id, afterNr, limit));
    const shown = format === 'full' ? lines : lines.filter((line) => line.is_chosen).flatMap(toConversation);
    void reply.header('content-type', `${LINES}; charset=utf-8`).header('x-last-nr', lines.at(-1)?.nr ?? afterNr);
    return shown.map((line) => `${JSON.stringify(line)}\n`).join('');
  }
}

function toConversation(line: Parameters<typeof conversationOf>[0]): { readonly messages: unknown }[] {
  const messages = conversationOf(line);
  return messages === undefined ? [] : [{ messages }];
}
