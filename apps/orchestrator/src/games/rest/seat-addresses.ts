import { HttpStatus } from '@nestjs/common';
import type { AgentSeat } from '#libs/protocol';
import { ProblemException } from '#libs/service';

/** Which addresses seats may name: undefined, or why not. */
interface AddressPolicy {
  refusalOfUrl(url: URL): string | undefined;
}

const ALLOWED =
  'allowed are addresses on the public internet and those that the operator lists in ORCHESTRATOR_AGENT_URL_ALLOW';

/**
 * Throws the problem that names every seat's url that is refused already as it is written. What a name leads to shows
 * when its agent is asked, and may be something else each time.
 */
export function refuseSeatAddresses(
  agents: readonly Pick<AgentSeat, 'url'>[],
  policy: AddressPolicy,
  list = 'agents',
): void {
  const errors = agents.flatMap(({ url }, index) => {
    if (url == null) return [];
    const refusal = policy.refusalOfUrl(new URL(url));
    if (refusal === undefined) return [];
    const message = `url ${refusal}; ${ALLOWED}, which may be given ${new URL(url).host}`;
    return [{ path: `${list}.${index}.url`, message }];
  });
  if (errors.length === 0) return;
  const detail = errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
  throw new ProblemException(HttpStatus.BAD_REQUEST, 'agent_url_refused', detail, errors);
}
