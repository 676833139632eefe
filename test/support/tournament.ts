import type { CreateTournament, TournamentGame, TournamentGamePage, TournamentView } from '#libs/protocol';
import type { RestClient } from './rest-client.js';
import { until } from './until.js';

/** Entrants by these names. */
export function entrantsOf(...names: readonly string[]): { readonly name: string; readonly personality: string }[] {
  return names.map((name) => ({ name, personality: 'bold' }));
}

/** Creates a tournament whose games are played as fast as they can be. */
export async function createTournament(
  rest: RestClient,
  { settings, ...request }: CreateTournament,
): Promise<TournamentView> {
  const { status, body } = await rest.post<TournamentView>('/tournaments', {
    ...request,
    settings: { speed: 'instant', ...settings },
  });
  if (status !== 201) throw new Error(`POST /tournaments answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

export async function tournamentOf(rest: RestClient, id: string): Promise<TournamentView> {
  return (await rest.get<TournamentView>(`/tournaments/${id}`)).body;
}

/** The tournament as soon as it is as it is to be. */
export function tournamentWhen(
  rest: RestClient,
  id: string,
  isThere: (tournament: TournamentView) => boolean,
): Promise<TournamentView> {
  return until(isThere, async () => tournamentOf(rest, id));
}

export async function gamesOf(rest: RestClient, id: string): Promise<readonly TournamentGame[]> {
  const all: TournamentGame[] = [];
  let after = 0;
  for (;;) {
    const { body } = await rest.get<TournamentGamePage>(`/tournaments/${id}/games?limit=7&after_number=${after}`);
    if (body.games.length === 0) return all;
    all.push(...body.games);
    after = body.next_after_number;
  }
}
