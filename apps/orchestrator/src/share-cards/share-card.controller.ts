import { Controller, Get, Headers, HttpStatus, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ConcurrencyLimit, SharedAnswer } from '#libs/service';
import { GameAccess } from '../access/index.js';
import { Does, orProblem, QueryNumber, Refuses } from '../games/index.js';
import { ShareCards } from './share-cards.js';

const PNG = 'image/png';
/** How long others may keep an image, in seconds: a year, or until a game that goes on looks different. */
const KEPT = { final: 'max-age=31536000, immutable', other: 'max-age=10' };

/** The query of GET /games/{id}/card.png. */
export class CardQuery {
  @QueryNumber({ description: 'The game as it was after this event; default: the last one.' })
  declare readonly seq?: number;
}

/** Images for links. */
@ApiTags('games')
@Controller('games')
export class ShareCardController {
  constructor(
    private readonly cards: ShareCards,
    private readonly access: GameAccess,
  ) {}

  /** 1200 by 630 pixels: the board, who leads, and what was thought or written last, as spectators saw it at that moment. */
  @Get(':id/card.png')
  @Does('getGameCard', 'Draw a moment of a game as an image for links')
  @ConcurrencyLimit({ atOnce: 8, waiting: 100 })
  @ApiHeader({ name: 'if-none-match', required: false, schema: { type: 'string' } })
  @ApiProduces(PNG)
  @ApiResponse({
    status: HttpStatus.OK,
    description: 'The image.',
    headers: {
      etag: { description: 'Send it as `If-None-Match`.', schema: { type: 'string' } },
      'cache-control': {
        description: 'A moment of a game that is over never changes; any other may.',
        schema: { type: 'string' },
      },
    },
    content: { [PNG]: { schema: { type: 'string', format: 'binary' }, example: '\u2026' } },
  })
  @ApiResponse({ status: HttpStatus.NOT_MODIFIED, description: 'The image is the one with that `ETag`.' })
  @Refuses('invalid_request', 'seq_out_of_range', 'game_not_found', 'too_many_requests')
  async card(
    @Param('id') id: string,
    @Query() { seq }: CardQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('if-none-match') known?: string,
  ): Promise<StreamableFile | undefined> {
    const { png, tag, isFinal } = orProblem(await this.cards.of(id, seq));
    const whose = this.access.watch === 'open' ? 'public' : 'private';
    const kept = isFinal && seq !== undefined ? KEPT.final : KEPT.other;
    void reply.header('etag', tag).header('cache-control', `${whose}, ${kept}`);
    if (!isNamed(tag, known)) return new SharedAnswer(png, { type: PNG, length: png.length });
    void reply.status(HttpStatus.NOT_MODIFIED);
    return undefined;
  }
}

/** RFC 9110, 13.1.2: a list of tags, weak ones too, or any. */
function isNamed(tag: string, header = ''): boolean {
  return header
    .split(',')
    .map((part) => part.trim().replace(/^W\//, ''))
    .some((part) => part === tag || part === '*');
}
