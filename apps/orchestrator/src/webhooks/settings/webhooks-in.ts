import type { Environment } from '#libs/service';
import { type AddressPolicy, type SigningKey, signingKey } from '../../agent-client/index.js';
import { type WebhookEntry, webhookEntry } from './webhook-entry.js';
import { WebhookSettings } from './webhook-settings.js';

const WEBHOOKS = 'ORCHESTRATOR_WEBHOOKS';
const SECRET = 'ORCHESTRATOR_WEBHOOK_SECRET';
export const WEBHOOK_URL_ALLOW = 'ORCHESTRATOR_WEBHOOK_URL_ALLOW';

/** An address may hold a secret, too. */
export const WEBHOOK_SECRETS = [WEBHOOKS, SECRET];

/** Each commit looks through them, and each has requests of its own. */
const MAX_WEBHOOKS = 20;

const NAMED_SECRET = /^([a-z][a-z0-9-]{0,31})=(.+)$/;

/** Secrets by the names of their webhooks; those for all others are below the empty name. */
type Secrets = ReadonlyMap<string, readonly SigningKey[]>;

/** The messages show neither addresses nor secrets. */
export function webhooksIn(env: Environment, addresses: AddressPolicy): WebhookSettings {
  const entries = entriesIn(env, addresses);
  const secrets = secretsIn(env);
  const names = entries.map(({ name }) => name);
  const unknown = [...secrets.keys()].find((name) => name !== '' && !names.includes(name));
  env.refuseIf(
    unknown !== undefined,
    `${SECRET} has a secret for the webhook ${unknown}, but ${WEBHOOKS} has none of that name`,
  );
  const keysOf = (name: string): readonly SigningKey[] => secrets.get(name) ?? secrets.get('') ?? [];
  const unsigned = names.find((name) => keysOf(name).length === 0);
  env.refuseIf(
    unsigned !== undefined,
    `${WEBHOOKS} has the webhook ${unsigned}, but there is no secret to sign its requests with: set ${SECRET} too, such as to whsec_ and the output of openssl rand -base64 32`,
  );
  return new WebhookSettings(
    entries.map((entry) => ({ ...entry, keys: keysOf(entry.name) })),
    addresses,
  );
}

function entriesIn(env: Environment, addresses: AddressPolicy): readonly WebhookEntry[] {
  // A file may have one a line.
  const texts = env.list(WEBHOOKS, []).flatMap((item) => item.split(/\s*[\r\n]+\s*/));
  env.refuseIf(texts.length > MAX_WEBHOOKS, `${WEBHOOKS} has more than ${MAX_WEBHOOKS} webhooks`);
  const entries: WebhookEntry[] = [];
  for (const [index, text] of texts.slice(0, MAX_WEBHOOKS).entries()) {
    const entry = webhookEntry(text, addresses);
    const place = `${WEBHOOKS}: entry ${index + 1}`;
    if ('mistake' in entry) env.refuseIf(true, `${place} ${entry.mistake}`);
    else if (entries.some(({ name }) => name === entry.name))
      env.refuseIf(true, `${place} repeats the name ${entry.name}`);
    else entries.push(entry);
  }
  return entries;
}

function secretsIn(env: Environment): Secrets {
  const items = env.list(SECRET, []).flatMap((item) => item.split(/\s+/));
  const secrets = new Map<string, SigningKey[]>();
  for (const item of items) {
    const { name, key } = secretIn(item);
    if (key !== undefined) secrets.set(name, [...(secrets.get(name) ?? []), key]);
    env.refuseIf(
      key === undefined,
      `${SECRET} must be one or more secrets of 24 to 64 bytes in base64, with or without whsec_ before it, separated by commas or spaces; name=secret is for one webhook alone`,
    );
  }
  return secrets;
}

/** A bare secret may end with `=`, so it is tried first. */
function secretIn(item: string): { readonly name: string; readonly key: SigningKey | undefined } {
  const bare = signingKey(item);
  const [, name = '', secret = ''] = NAMED_SECRET.exec(item) ?? [];
  return bare === undefined ? { name, key: signingKey(secret) } : { name: '', key: bare };
}
