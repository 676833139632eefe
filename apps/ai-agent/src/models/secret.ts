const MAX_SAID = 200;
/** What looks like a key: providers echo the one that they were sent, some of them half of it. */
const KEY_LIKE = /\b(?:sk|gsk|key|pk)[-_][\w*.-]{4,}|\bBearer\s+\S+/gi;

/** The words of a provider, fit for a log: one short line without control characters and without the key. */
export function withoutSecrets(providerMessage: string, key: string | undefined): string {
  const open = key
    ? providerMessage.replaceAll(new RegExp(String.raw`(?<!\w)${literally(key)}(?!\w)`, 'g'), '[key]')
    : providerMessage;
  const line = open.replaceAll(KEY_LIKE, '[key]').replaceAll(/[\p{Cc}\s]+/gu, ' ');
  return line.trim().slice(0, MAX_SAID);
}

/** A key as a pattern: a short one, such as a proxy takes, is no part of longer words. */
function literally(key: string): string {
  return key.replaceAll(/[^\w]/g, String.raw`\$&`);
}
