import { type ArgumentMetadata, type Type, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { isJsonObject } from '#libs/protocol';
import { excessOf, validationErrors } from '#libs/service';
import { MessageRefused } from './message-refused.js';

/** No message has half as much; it is little enough to be read through before anything else looks at it. */
const MAX_PAYLOAD = { depth: 8, values: 100 };

/**
 * Validates the payload of a message against its DTO: `@MessageBody(new MessagePipe(JoinGameMessage)) message: JoinGame`.
 * Nest would take the class from the parameter's type, but then the service's pipe for HTTP bodies, which Nest applies to
 * gateways too, would come first with its own bounds and texts. So the parameter has the type of the wire.
 *
 * @throws {MessageRefused} `invalid_request`, with what is wrong and what is allowed
 */
export class MessagePipe<T extends object> extends ValidationPipe {
  constructor(private readonly dto: Type<T>) {
    super({ transform: true, exceptionFactory: invalidRequest, forbidUnknownValues: false });
  }

  override async transform(body: unknown, metadata: ArgumentMetadata): Promise<T> {
    if (!isJsonObject(body)) {
      throw new MessageRefused('invalid_request', 'The payload must be one JSON object.');
    }
    const excess = excessOf(body, MAX_PAYLOAD);
    if (excess !== undefined) throw new MessageRefused('invalid_request', `The payload ${excess}.`);
    const message: unknown = await super.transform(body, { ...metadata, metatype: this.dto });
    if (!(message instanceof this.dto)) throw new Error(`The payload did not become a ${this.dto.name}.`);
    return message;
  }
}

function invalidRequest(failures: ValidationError[]): MessageRefused {
  return new MessageRefused(
    'invalid_request',
    validationErrors(failures)
      .map(({ message }) => message)
      .join('; '),
  );
}
