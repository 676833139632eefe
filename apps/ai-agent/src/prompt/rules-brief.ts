/** What a model needs to be reminded of; the legal actions show the rest. */
export const RULES_BRIEF = `Rules in brief:
- Two dice move you round 40 squares; passing GO pays $200. The last player who is not bankrupt wins.
- Whoever lands on an unsold deed may buy it at its price; if not, it may be auctioned to the highest bidder.
- Rent is due to the owner of an unmortgaged deed. A whole colour group doubles the bare rent and allows houses, built evenly; five steps make a hotel. Third houses raise rents most.
- Railroads: $25, $50, $100, $200 for one to four. Utilities: 4 times the throw for one, 10 times for both.
- The bank has 32 houses and 12 hotels; when it has none left, nobody can build.
- Mortgaging pays half the price; lifting a mortgage costs that and 10 %. Buildings sell for half.
- Jail: roll doubles, pay $50, or use a card. You still collect rent in jail.
- Trades of cash, deeds and jail cards are possible between players where they are offered below.
- Who cannot pay a debt even by selling and mortgaging is out.`;
