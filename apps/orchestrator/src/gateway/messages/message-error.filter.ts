import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { MessageDenied } from '../../access/index.js';
import { Replies } from './replies.js';
import { saidIn } from './said.decorator.js';

/** Whoever may not send a message is answered as for any other failure, where Nest would send an event `exception`. */
@Catch(MessageDenied)
export class MessageErrorFilter implements ExceptionFilter<MessageDenied> {
  constructor(private readonly replies: Replies) {}

  catch({ failure }: MessageDenied, host: ArgumentsHost): void {
    this.replies.tell(saidIn(host), failure);
  }
}
