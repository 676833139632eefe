import { isEngineEventName, isGameEventName } from '#libs/protocol';
import { parseUrl } from '#libs/service';
import type { AddressPolicy } from '../../agent-client/index.js';
import type { Webhook } from './webhook-settings.js';

export type WebhookEntry = Omit<Webhook, 'keys'>;

/** `name=url`, and the names of events after it. */
const ENTRY = /^([a-z][a-z0-9-]{0,31})=(\S+)((?:\s+\S+)*)$/;
const FAMILY = /^[a-z][\w-]{0,49}:\*$/i;
const MAX_EVENTS = 100;

/** Those about what becomes of a game. */
const DEFAULT_EVENTS = ['game:*'];

const ENTRY_SHAPE = 'name=url or name=url event event …, with a name of up to 32 of a-z, 0-9 and -';

/** A webhook, or what is wrong with its entry: without its address, which may hold a secret. */
export function webhookEntry(entry: string, addresses: AddressPolicy): WebhookEntry | { readonly mistake: string } {
  const [, name, url = '', rest = ''] = ENTRY.exec(entry) ?? [];
  if (name === undefined) return { mistake: `is not ${ENTRY_SHAPE}` };
  const events = rest.split(/\s+/).filter((event) => event !== '');
  const mistake = mistakeInUrl(url, addresses) ?? mistakeInEvents(events);
  if (mistake !== undefined) return { mistake: `(${name}) ${mistake}` };
  return { name, url, events: events.length === 0 ? DEFAULT_EVENTS : events };
}

function mistakeInUrl(text: string, addresses: AddressPolicy): string | undefined {
  const url = parseUrl(text);
  const isAddress = url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  if (!isAddress) return 'must have an address that starts with https:// or http://, without a user';
  const refusal = addresses.refusalOfUrl(url);
  return refusal && `${refusal}: list its host in ORCHESTRATOR_WEBHOOK_URL_ALLOW to allow it`;
}

function mistakeInEvents(events: readonly string[]): string | undefined {
  if (events.length > MAX_EVENTS) return `names more than ${MAX_EVENTS} events`;
  const unknown = events.findIndex((event) => !isChoice(event));
  if (unknown < 0) return undefined;
  return `names something in place ${unknown + 1} that is no event: allowed are names (game:ended), families (game:*) and *`;
}

function isChoice(event: string): boolean {
  return event === '*' || FAMILY.test(event) || isGameEventName(event) || isEngineEventName(event);
}
