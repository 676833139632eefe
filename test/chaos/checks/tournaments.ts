import type { TournamentGame, TournamentView } from '#libs/protocol';

/** All that is known about one tournament when the dust has settled. */
export interface TournamentEvidence {
  readonly id: string;
  readonly ends: TournamentView['status'];
  readonly view: Pick<TournamentView, 'status' | 'games' | 'standings'>;
  readonly games: readonly TournamentGame[];
  /** These games by their own account. */
  readonly stored: readonly {
    readonly id: string;
    readonly status: string;
    readonly of: string | undefined;
    readonly number: number | undefined;
  }[];
}

/** Every game of a tournament was played and counted once, all that were planned, and its standings add up. */
export function tournamentViolations({ id, ends, view, games, stored }: TournamentEvidence): string[] {
  const { status, games: counts } = view;
  const planned = counts.planned ?? games.length;
  return [
    ...(status === ends ? [] : [`the tournament is ${status}, not ${ends}`]),
    ...(games.length === planned && counts.played === planned && games.length > 0
      ? []
      : [`${planned} games were planned, ${games.length} are listed and ${counts.played} counted`]),
    ...repeated(games.map(({ number }) => `number ${number}`)),
    ...repeated(games.map(({ game_id: game }) => `game ${game ?? 'null'}`)),
    ...games.filter((game) => game.status !== 'ended').map((game) => `game ${game.number} is ${game.status}`),
    ...games.flatMap(({ game_id: game, number }) => {
      const own = stored.find((one) => one.id === game);
      if (own?.status === 'completed' && own.of === id && own.number === number) return [];
      return [`game ${number} is ${JSON.stringify(own)} in the store`];
    }),
    ...standingViolations(view, games),
  ];
}

function standingViolations({ standings }: TournamentEvidence['view'], games: readonly TournamentGame[]): string[] {
  return standings.flatMap(({ entrant, games: counted, points }) => {
    const own = games.filter(({ seats }) => seats.includes(entrant));
    const due = own.reduce((sum, game) => sum + pointsIn(game, entrant), 0);
    if (counted === own.length && points === due) return [];
    return [`${entrant} has ${points} points of ${counted} games instead of ${due} of ${own.length}`];
  });
}

/** Of games for two. */
function pointsIn({ seats, ranks = {} }: TournamentGame, entrant: string): number {
  const [own = 0, other = 0] = [entrant, seats.find((id) => id !== entrant) ?? ''].map((id) => ranks[id]);
  return own === other ? 0.5 : Number(own < other);
}

function repeated(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${name} is there twice`);
}
