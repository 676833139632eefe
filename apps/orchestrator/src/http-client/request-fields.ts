import type { Dispatcher } from 'undici';

/** What this product adds to the configuration of an axios request. */
export interface RequestFields {
  /** Receives each line of a 2xx application/x-ndjson answer as it arrives. What it throws ends the request. */
  onLine?: (line: string) => void;
  /** Other connections than those of the axios instance. */
  via?: Dispatcher;
  /**
   * Whether it may be sent once more, on a connection of its own and before the same deadline, where its connection
   * closes before the first byte of the answer: kept-alive connections do that.
   */
  isRepeatable?: boolean;
  /** Identifies the request to its receiver, also when it is sent again: what a signature covers. Without dots. */
  requestId?: string;
  /** Under one key a service acts once. */
  idempotencyKey?: string;
}

declare module 'axios' {
  // An augmentation that only inherits its members has a body without any.
  // eslint-disable-next-line typescript/no-empty-object-type
  interface AxiosRequestConfig<D, P> extends RequestFields {}
}
