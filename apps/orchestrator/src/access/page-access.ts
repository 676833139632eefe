import type { Denial } from './denial.js';
import { isLoopbackHost, webOrigin } from '#libs/service';
import type { Arrival, PublicAddress } from './public-address.js';

export const ANY_PAGE = '*';

/** A page without a known origin: `Origin: null`, several origins, or none although the browser marks the request as a page's. */
const UNNAMED = '';

/**
 * Which web pages may read and which may control. Only browsers name a page, in `Origin` and `Sec-Fetch-Site`; a request
 * without either does not come from a page and is not restricted here.
 */
export class PageAccess {
  private readonly listed: ReadonlySet<string>;
  private readonly anyMayRead: boolean;
  /** A socket's first request is assessed again later, when its connection may have ended. */
  private readonly pages = new WeakMap<Arrival, { readonly mayRead: boolean; readonly denial: Denial | undefined }>();

  /** @param origins those that may control; with `*` also our own pages and those on loopback addresses, and all may read */
  constructor(
    origins: readonly string[],
    private readonly address: PublicAddress,
  ) {
    this.listed = new Set(origins);
    this.anyMayRead = origins.includes(ANY_PAGE);
  }

  /** Why the page that sent this request may not control games; undefined: it may. */
  denialOf(request: Arrival): Denial | undefined {
    return this.assess(request).denial;
  }

  /** Whether the page that sent this request may follow games. */
  mayRead(request: Arrival): boolean {
    return this.assess(request).mayRead;
  }

  private assess(request: Arrival): { readonly mayRead: boolean; readonly denial: Denial | undefined } {
    const known = this.pages.get(request);
    if (known !== undefined) return known;
    const page = this.pageOf(request);
    const isOwn = page !== undefined && page !== UNNAMED && this.address.isOwnOrigin(page, request);
    const mayControl =
      page === undefined || this.listed.has(page) || (this.anyMayRead && (isOwn || isOnLoopback(page)));
    const assessed = {
      mayRead: mayControl || isOwn || this.anyMayRead,
      denial: mayControl ? undefined : denialFor(page),
    };
    this.pages.set(request, assessed);
    return assessed;
  }

  /** The origin of the page that sent a request; undefined: no page did. */
  private pageOf(request: Arrival): string | undefined {
    const { origin, 'sec-fetch-site': site } = request.headers;
    if (origin !== undefined) return webOrigin(origin) ?? UNNAMED;
    if (site === undefined || site === 'none') return undefined;
    return site === 'same-origin' ? (webOrigin(new URL(this.address.of(request)).origin) ?? UNNAMED) : UNNAMED;
  }
}

function isOnLoopback(origin: string): boolean {
  return /^https?:/.test(origin) && isLoopbackHost(new URL(origin).hostname);
}

function denialFor(page: string): Denial {
  const who = page === UNNAMED ? 'A page without an origin of its own' : `A page of ${page}`;
  const detail = `${who} may not control games here: ORCHESTRATOR_CORS_ORIGINS names the pages that may.`;
  return { status: 403, code: 'origin_not_allowed', detail };
}
