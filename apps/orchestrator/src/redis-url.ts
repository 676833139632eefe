import { parseUrl } from '#libs/service';

/** What is wrong with a Redis URL, as the end of a sentence about its variable. Nothing of the URL is in it. */
export function mistakeInRedisUrl(url: string): string | undefined {
  if (!/^rediss?:\/\//.test(url)) return 'must start with redis:// or rediss://';
  const parsed = parseUrl(url);
  if (parsed === undefined) {
    return 'cannot be read: it must look like redis://user:password@host:6379/0, with characters such as / ? # @ % in user and password written as %2F %3F %23 %40 %25';
  }
  const { pathname, hostname } = parsed;
  if (hostname === '') return 'names no host: it must look like redis://host:6379';
  return /^\/?\d{0,5}$/.test(pathname) ? undefined : 'must name its database by a number, as in redis://host:6379/0';
}
