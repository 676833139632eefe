import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The tokens that control one game each: a keyed digest of the game's id, so that nothing is stored for a game, every
 * replica knows the tokens of all games, and a repeated creation is answered the same token.
 */
export class ControlTokens {
  readonly #secret: Buffer;

  /** @param secret known to the server alone, the same for all replicas and after a restart */
  constructor(secret: Buffer) {
    this.#secret = secret;
  }

  of(gameId: string): string {
    return `ct_${createHmac('sha256', this.#secret).update(gameId).digest('base64url')}`;
  }

  /** Compares in constant time. */
  isOf(gameId: string, shown: string): boolean {
    const token = Buffer.from(this.of(gameId));
    const given = Buffer.from(shown);
    return given.length === token.length && timingSafeEqual(given, token);
  }
}
