import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { PublicAddress } from '../access/index.js';
import { headOf, withHead } from './page-head.js';
import { monopolyOf, subjectOf, type SubjectOptions } from './testing/subjects.js';

const BASE = 'https://arena.example/below';
const DOCUMENT = '<head>\n    <meta name="description" content="x" />\n    <title>Arena</title>\n  </head>';

/** What a head says, by name or property. */
function saidIn(head: string): Readonly<Record<string, string>> {
  const metas = [...head.matchAll(/<meta (?:name|property)="([^"]*)" content="([^"<>]*)" \/>/g)];
  return Object.fromEntries(metas.map(([, name = '', content = '']) => [name, content]));
}

function headWith(options: SubjectOptions, seq?: number): Readonly<Record<string, string>> {
  return saidIn(headOf({ session: monopolyOf(3, { seq: 40, ...options }).session, base: BASE, seq }));
}

describe('the head of a game’s page', () => {
  it('has absolute addresses of the page and of the image of this moment', () => {
    expect(headWith({}, 12)).toMatchObject({
      'og:url': `${BASE}/g/g?seq=12`,
      'og:image': `${BASE}/games/g/card.png?seq=12`,
      'twitter:image': `${BASE}/games/g/card.png?seq=12`,
      'twitter:card': 'summary_large_image',
      'og:image:width': '1200',
      'og:image:height': '630',
    });
    expect(headWith({})).toMatchObject({ 'og:url': `${BASE}/g/g`, 'og:image': `${BASE}/games/g/card.png?seq=40` });
  });

  it('describes the image to those who do not see it', () => {
    const head = headWith({ status: 'completed', winnerId: 'p2' });
    expect(head['og:image:alt']).toBe('The board and the players. Lady Luck wins at Monopoly');
    expect(head['twitter:image:alt']).toBe(head['og:image:alt']);
  });

  it('has the address that a trusted proxy forwards, below its path', () => {
    const headers = {
      host: '127.0.0.1:3000',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'arena.example',
      'x-forwarded-prefix': '/below',
    };
    const request = new IncomingMessage(new Socket());
    Object.assign(request.headers, headers);
    const addressOf = (isTrusted: boolean): string => new PublicAddress(undefined, () => isTrusted).of(request);
    const imageFor = (base: string): string | undefined =>
      saidIn(headOf({ session: monopolyOf(2, { seq: 40 }).session, base, seq: 7 }))['og:image'];
    expect(imageFor(addressOf(true))).toBe('https://arena.example/below/games/g/card.png?seq=7');
    expect(imageFor(addressOf(false))).toBe('http://127.0.0.1:3000/games/g/card.png?seq=7');
  });

  const three = 'Baron Von Moneybags, Professor Pennypincher and Lady Luck';
  it.each([
    { status: 'running', seq: undefined, title: `${three} play Monopoly – live` },
    { status: 'paused', seq: undefined, title: `${three} play Monopoly` },
    { status: 'completed', seq: undefined, title: 'Lady Luck wins at Monopoly' },
    { status: 'completed', seq: 12, title: `A moment of Monopoly: ${three}` },
  ] as const)('says what is to be seen: $status at $seq', ({ status, seq, title }) => {
    const head = headWith({ status, winnerId: 'p2' }, seq);
    expect(head).toMatchObject({ 'og:title': title, 'twitter:title': title });
    expect(head['description']).toMatch(/^3 AI agents play Monopoly: .* Watch every move/);
  });

  it('takes the place of the title and the description of the document', () => {
    const page = withHead(DOCUMENT, headOf({ session: subjectOf({}).session, base: BASE, seq: undefined }));
    expect(page.match(/<title>/g)).toHaveLength(1);
    expect(page.match(/name="description"/g)).toHaveLength(1);
    expect(page).toContain('<title>Baron Von Moneybags, Professor Pennypincher – Arena</title>');
  });

  it('has names and addresses as text, whatever they are', () => {
    const names = ['"><script>x</script>', "$& $` '\u202E\u0000"];
    const { session } = subjectOf({}, { names, gameName: '</title><b>' });
    const page = withHead(DOCUMENT, headOf({ session, base: 'http://a"><b>', seq: undefined }));
    expect(page.replaceAll(/<\/?(head|title)>|<meta [^<>]*\/>|\n/g, '')).not.toMatch(/[<>]|\p{Cf}|\p{Cc}/u);
    expect(page).toContain('$&amp; $`');
  });
});
