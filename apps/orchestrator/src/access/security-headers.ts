import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

/** Only these show a game without anything that controls it. */
const EMBEDDABLE = /^\/(?:g\/[^/]+|replay)\/?$/;
const SWAGGER_UI = /^\/docs(?:\/|$)/;

const OURS = {
  'default-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'object-src': ["'none'"],
  // Two games stand side by side in frames.
  'frame-src': ["'self'"],
};
const NOT_FRAMED = { 'frame-ancestors': ["'none'"] };

type SetHeaders = (request: IncomingMessage, response: ServerResponse) => void;

const onPages = headersWith({ ...OURS, ...NOT_FRAMED });
/** Without frame-ancestors: `*` would leave out pages from files and those of applications. */
const onEmbeddable = headersWith(OURS);
/** Swagger UI styles its elements in their attributes. */
const onDocs = headersWith({ ...OURS, ...NOT_FRAMED, 'style-src': ["'self'", "'unsafe-inline'"] });

/** Sets the headers that keep browsers from guessing types, running foreign scripts, and showing the page inside another one. */
export function securityHeaders(request: IncomingMessage, response: ServerResponse): void {
  headersFor(request.url ?? '')(request, response);
}

function headersFor(target: string): SetHeaders {
  const [path = '', query] = target.split('?', 2);
  if (SWAGGER_UI.test(path)) return onDocs;
  const asked = new URLSearchParams(query);
  const isEmbedded = asked.get('embed') === '1' || asked.get('overlay') === '1';
  return isEmbedded && EMBEDDABLE.test(path) ? onEmbeddable : onPages;
}

/** Headers that are off concern TLS, which ends before this service, or repeat frame-ancestors, or close the API to other pages. */
function headersWith(directives: Readonly<Record<string, readonly string[]>>): SetHeaders {
  const setHeaders = helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: false,
    originAgentCluster: false,
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xFrameOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
  return (request, response) =>
    setHeaders(request, response, (error) => {
      if (error !== undefined) throw new Error('The headers cannot be set.', { cause: error });
    });
}
