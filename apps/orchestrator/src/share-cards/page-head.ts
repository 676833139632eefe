import { plain } from '#libs/views';
import type { GameSession } from '../games/index.js';
import { gameNameOf } from './model/card-of.js';
import { CARD_HEIGHT, CARD_WIDTH } from './svg/card-svg.js';
import { escaped } from '#libs/service';
import { element } from './svg/markup.js';

/** The name of the page. */
const SITE = 'Arena';
const MAX_NAME_CHARS = 60;
/** Pages that show a link cut what is longer. */
const MAX_TITLE_CHARS = 140;

export interface SharedPage {
  readonly session: GameSession;
  /** Where the server is reached, without a slash at its end. */
  readonly base: string;
  /** The event that the address names; undefined: none that the game has. */
  readonly seq: number | undefined;
}

/** The head of a game's page for those that show its link: title, description, Open Graph, Twitter. HTML. */
export function headOf({ session, base, seq }: SharedPage): string {
  const names = session.seats.map(({ name }) => plain(name, MAX_NAME_CHARS));
  const title = titleOf(session, names, seq);
  const description = descriptionOf(session, names);
  const alt = `The board and the players. ${title}`;
  const page = `${base}/g/${encodeURIComponent(session.id)}`;
  // The image of this moment, also where the link is looked at later.
  const image = `${base}/games/${encodeURIComponent(session.id)}/card.png?seq=${seq ?? session.seq}`;
  const properties: Readonly<Record<string, string>> = {
    'og:site_name': SITE,
    'og:type': 'website',
    'og:title': title,
    'og:description': description,
    'og:url': seq === undefined ? page : `${page}?seq=${seq}`,
    'og:image': image,
    'og:image:type': 'image/png',
    'og:image:width': String(CARD_WIDTH),
    'og:image:height': String(CARD_HEIGHT),
    'og:image:alt': alt,
  };
  const named: Readonly<Record<string, string>> = {
    description,
    'twitter:card': 'summary_large_image',
    'twitter:title': title,
    'twitter:description': description,
    'twitter:image': image,
    'twitter:image:alt': alt,
  };
  return [
    element('title', {}, escaped(`${plain(names.join(', '), MAX_TITLE_CHARS)} – ${SITE}`)),
    ...Object.entries(named).map(([name, content]) => meta('name', name, content)),
    ...Object.entries(properties).map(([property, content]) => meta('property', property, content)),
  ].join('\n    ');
}

/** The document with another head in the place of its title and description. */
export function withHead(document: string, head: string): string {
  return document.replace(/\s*<meta name="description"[^>]*>/, '').replace(/<title>[^<]*<\/title>/, () => head);
}

function meta(kind: 'name' | 'property', name: string, content: string): string {
  return `<meta ${kind}="${name}" content="${escaped(content)}" />`;
}

function titleOf(session: GameSession, names: readonly string[], seq: number | undefined): string {
  const game = gameNameOf(session);
  const isMoment = seq !== undefined && seq < session.seq;
  const winner = session.status === 'completed' ? session.seats.findIndex(({ id }) => id === session.winnerId) : -1;
  const players = listed(names);
  const verb = names.length === 1 ? 'plays' : 'play';
  if (isMoment) return plain(`A moment of ${game}: ${players}`, MAX_TITLE_CHARS);
  if (winner >= 0) return plain(`${names[winner] ?? ''} wins at ${game}`, MAX_TITLE_CHARS);
  const live = session.status === 'running' ? ' – live' : '';
  return `${plain(`${players} ${verb} ${game}`, MAX_TITLE_CHARS)}${live}`;
}

function descriptionOf(session: GameSession, names: readonly string[]): string {
  const agents = names.length === 1 ? 'An AI agent plays' : `${names.length} AI agents play`;
  return `${agents} ${gameNameOf(session)}: ${listed(names)}. Watch every move, and read what they think.`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
