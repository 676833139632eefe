/** Up to the last `@` of what stands before the first slash of an address: passwords that are not encoded have some. */
const USER_INFO = /([a-z][a-z\d+.-]*:\/\/)[^\s"'<>\\/?#]*@/gi;

/** The text, with `***` in the place of what addresses in it hold before their host: names and passwords. */
export function maskUserInfo(text: string): string {
  return text.includes('@') ? text.replace(USER_INFO, '$1***@') : text;
}
