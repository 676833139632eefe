const MARKUP = '<img src=x onerror="globalThis.hacked=true"><script>globalThis.hacked=true</script>';
const LONG = `${MARKUP}\u202E${'w'.repeat(50_000)}`;
const TRICKS = 'x'.repeat(500);
const COLOURS = [
  'red;background:url(//evil.example)',
  'url(https://evil.example/x)',
  'var(--x)',
  7,
  null,
  'transparent',
];

function nested(depth: number): unknown {
  let value: unknown = LONG;
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { cells: value };
  return value;
}

/** Values of `view` that no reader may trust. */
export const HOSTILE_VIEWS: readonly unknown[] = [
  null,
  7,
  LONG,
  [],
  {},
  { kind: 'grid' },
  { kind: LONG, text: LONG },
  { kind: 'constructor' },
  { kind: '__proto__' },
  { kind: 'toString', cells: [['x']] },
  { kind: ['grid'], cells: [['x']] },
  { kind: 'grid', rows: 1e9, columns: -1, cells: [['a']] },
  { kind: 'grid', rows: 3, columns: 3, cells: 'abc' },
  { kind: 'grid', rows: 3, columns: 3, cells: [null, { length: 3 }, [LONG, {}, [[]], Number.MAX_VALUE]] },
  {
    kind: 'grid',
    rows: 40,
    columns: 40,
    cells: Array.from({ length: 40 }, (_, row) =>
      Array.from({ length: 40 }, (_cell, column) => String(row * 40 + column)),
    ),
    marks: Object.fromEntries(
      COLOURS.map((color, at) => [String(at), { name: LONG, glyph: LONG, color, player_id: LONG }]),
    ),
    row_labels: Array.from({ length: 40 }, () => LONG),
    column_labels: nested(9),
    last: [[0, 0], [1e9, 1e9], ['x'], nested(5)],
    lines: [
      [
        [0, 0],
        [39, 39],
      ],
      Array.from({ length: 500 }, (_, at) => [at, at]),
      nested(4),
    ],
    facts: Array.from({ length: 5_000 }, () => ({ name: MARKUP, value: TRICKS, player_id: 'p0' })),
    sides: { p0: LONG, p1: nested(3), x: 4 },
    caption: LONG,
  },
  { kind: 'grid', cells: Array.from({ length: 1_000 }, () => Array.from({ length: 300 }, () => 'x')) },
  { kind: 'grid', shape: 'hex', cells: [['a', 'b'], ['c']], marks: nested(50) },
  { kind: 'grid', shape: LONG, cells: [[MARKUP]], marks: { [MARKUP]: { name: MARKUP, glyph: '<b>' } } },
  { kind: 'cards', hands: { p0: [LONG, null, {}, []], p1: LONG, [LONG]: ['K'] }, table: nested(7) },
  { kind: 'cards', hands: [], table: Array.from({ length: 9_000 }, () => MARKUP) },
  { kind: 'text', text: `${LONG}\n`.repeat(20) },
  { kind: 'text', text: nested(3) },
  { kind: 'hologram', caption: LONG, facts: [nested(6)], sides: [LONG] },
];
