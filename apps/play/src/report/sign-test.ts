/**
 * The exact two-sided sign test: how likely a split at least as uneven would be if either side were as likely each time
 * (Conover, Practical Nonparametric Statistics, 3.4). Ties are left out; 1 without any other.
 */
export function signTest(wins: number, losses: number): number {
  const trials = wins + losses;
  const fewer = Math.min(wins, losses);
  let [term, tail] = [-trials * Math.LN2, 0];
  for (let hits = 0; hits <= fewer; hits += 1) {
    tail += Math.exp(term);
    // From C(n, k) to C(n, k + 1), as logarithms: large powers of one half are 0 as numbers.
    term += Math.log(trials - hits) - Math.log(hits + 1);
  }
  return Math.min(1, 2 * tail);
}
