import { ANY_PAGE } from './page-access.js';

/** Which pages browsers let read what the service answers. */
export interface CorsSettings {
  readonly origin: string | string[];
  readonly credentials: boolean;
}

/** Pages that are listed may send cookies, such as those of a load balancer that keeps a client at one replica. */
export function corsFor(origins: readonly string[]): CorsSettings {
  if (origins.includes(ANY_PAGE)) return { origin: ANY_PAGE, credentials: false };
  return { origin: [...origins], credentials: true };
}
