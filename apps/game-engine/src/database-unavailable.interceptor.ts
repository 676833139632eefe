import { HttpStatus, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { catchError, type Observable } from 'rxjs';
import { DatabaseUnavailable } from '#libs/database';
import { Log, ProblemException } from '#libs/service';

/** A request that the database could not serve is a 503: it may be sent again. Why is for the log alone. */
@Injectable()
export class TellDatabaseUnavailable implements NestInterceptor {
  constructor(private readonly log: Log) {}

  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      catchError((error: unknown) => {
        if (!(error instanceof DatabaseUnavailable)) throw error;
        this.log.warn('database unavailable', { reason: error.message });
        const detail = 'The games can neither be read nor written right now. Try again in a moment.';
        throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, 'database_unavailable', detail);
      }),
    );
  }
}
