/** Rows of a new extraction matched with known ones: what is word for word the same first, then the nearest of what is left. */
import type { IdentityForm, IdentityRow, KnownForm, KnownRow } from './identity.ts';
import { rowKey, rowLikeness } from './likeness.ts';

/** Rows this much alike may be one: a row with a third of its characters misread. */
const ALIKE = 0.62;
/** How much the nearest must be above the second nearest of the rows that are left. Rows of one form differ by more, save twins. */
const MARGIN = 0.1;
/** Rows compared with one row at most; more only where so many share its rarest characters. */
const COMPARED_ROWS = 400;

interface Node<Row extends IdentityRow> {
  readonly row: Row;
  readonly form: number;
  /** Keys of the rows before and behind it in its form. */
  readonly neighbours: readonly [string, string];
  readonly key: string;
}

/**
 * @param related whether rows of a known form may be in a form of the new extraction
 * @returns for each form of the new extraction the known ids of its rows, null where it is not sure
 */
export function matchRows(
  known: readonly KnownForm[],
  fresh: readonly IdentityForm[],
  related: (known: number, fresh: number) => boolean,
): readonly (readonly (string | null)[])[] {
  const olds = nodesOf(known);
  const news = nodesOf(fresh);
  const found: Found = new Map();
  matchSame(
    olds.filter((node) => node.row.lost !== true),
    news,
    related,
    found,
  );
  // What was lost comes back only where no row of the last reading went.
  matchSame(
    olds.filter((node) => node.row.lost === true),
    news.filter((node) => !found.has(node)),
    related,
    found,
  );
  matchNearest(olds, news, related, found);
  const byForm: (string | null)[][] = fresh.map(() => []);
  for (const node of news) byForm[node.form]?.push(found.get(node)?.row.id ?? null);
  return byForm;
}

function nodesOf<Row extends IdentityRow>(forms: readonly { readonly rows: readonly Row[] }[]): Node<Row>[] {
  return forms.flatMap(({ rows }, form) => {
    const keys = rows.map(rowKey);
    return rows.map((row, i) => ({
      row,
      form,
      neighbours: [keys[i - 1] ?? '', keys[i + 1] ?? ''] as const,
      key: keys[i] ?? '',
    }));
  });
}

type Found = Map<Node<IdentityRow>, Node<KnownRow>>;
type Related = (known: number, fresh: number) => boolean;

/** Rows that are word for word the same, one of them on each side; twins only where as many are left, in their old neighbourhoods. */
function matchSame(
  olds: readonly Node<KnownRow>[],
  news: readonly Node<IdentityRow>[],
  related: Related,
  found: Found,
): void {
  const oldsByKey = grouped(olds);
  for (const [key, group] of grouped(news)) {
    const candidates = oldsByKey.get(key) ?? [];
    for (const form of new Set(group.map((node) => node.form))) {
      const here = group.filter((node) => node.form === form);
      const before = candidates.filter((old) => related(old.form, form));
      // Twins of another form that was cut in two or joined: which went where cannot be told.
      const rivals = group.filter((node) => before.some((old) => related(old.form, node.form)));
      if (before.length !== here.length || rivals.length !== here.length) continue;
      if (here.length > 1 && !here.every((node, i) => isBesideSame(before[i], node))) continue;
      here.forEach((node, i) => {
        const old = before[i];
        if (old !== undefined) found.set(node, old);
      });
    }
  }
}

function isBesideSame(old: Node<KnownRow> | undefined, node: Node<IdentityRow>): boolean {
  return old?.neighbours.some((key, side) => key === node.neighbours[side]) ?? false;
}

function grouped<Row extends IdentityRow>(
  nodes: readonly Node<Row>[],
): ReadonlyMap<string, readonly Node<Row>[]> {
  const groups = new Map<string, Node<Row>[]>();
  for (const node of nodes) {
    const group = groups.get(node.key);
    if (group === undefined) groups.set(node.key, [node]);
    else group.push(node);
  }
  return groups;
}

interface Edge {
  readonly old: Node<KnownRow>;
  readonly fresh: Node<IdentityRow>;
  readonly likeness: number;
}

/**
 * Of what is left, pairs that are each other's nearest by a margin. Rows matched already count as well, without a margin: what is nearer
 * to another row than to this one is more likely a second reading of that.
 */
function matchNearest(
  olds: readonly Node<KnownRow>[],
  news: readonly Node<IdentityRow>[],
  related: Related,
  found: Found,
): void {
  const taken = new Set(found.values());
  const edges = [
    ...edgesBetween(
      olds,
      news.filter((node) => !found.has(node)),
      related,
    ),
    ...edgesBetween(
      olds.filter((node) => !taken.has(node)),
      news.filter((node) => found.has(node)),
      related,
    ),
  ];
  const byOld = edgesBy(edges, (edge) => edge.old);
  const byFresh = edgesBy(edges, (edge) => edge.fresh);
  const clear: Edge[] = [];
  for (const edge of edges) {
    if (edge.likeness < ALIKE || found.has(edge.fresh) || taken.has(edge.old)) continue;
    const rivals = [...(byOld.get(edge.old) ?? []), ...(byFresh.get(edge.fresh) ?? [])].filter(
      (rival) => rival !== edge,
    );
    const isClear = rivals.every((rival) => {
      const settled =
        taken.has(rival.old) ||
        found.has(rival.fresh) ||
        (rival.old.row.lost === true && edge.old.row.lost !== true);
      return edge.likeness >= rival.likeness + (settled ? 0 : MARGIN);
    });
    if (isClear) clear.push(edge);
  }
  for (const { old, fresh } of clear) found.set(fresh, old);
}

function edgesBy<Key>(edges: readonly Edge[], key: (edge: Edge) => Key): ReadonlyMap<Key, readonly Edge[]> {
  const groups = new Map<Key, Edge[]>();
  for (const edge of edges) {
    const group = groups.get(key(edge));
    if (group === undefined) groups.set(key(edge), [edge]);
    else group.push(edge);
  }
  return groups;
}

function edgesBetween(
  olds: readonly Node<KnownRow>[],
  news: readonly Node<IdentityRow>[],
  related: Related,
): Edge[] {
  const index = new NameIndex(olds);
  return news.flatMap((fresh) =>
    index
      .near(fresh.row.levels[2])
      .filter((old) => related(old.form, fresh.form))
      .map((old) => ({ old, fresh, likeness: rowLikeness(old.row, fresh.row) }))
      .filter(({ likeness }) => likeness > 0),
  );
}

/** Rows by the characters of their names, so that thousands of rows need not be compared with thousands. */
class NameIndex {
  readonly #all: readonly Node<KnownRow>[];
  readonly #byCharacter = new Map<string, Node<KnownRow>[]>();

  constructor(nodes: readonly Node<KnownRow>[]) {
    this.#all = nodes;
    for (const node of nodes) {
      const names = [node.row.levels[2], node.row.corrected?.levels[2] ?? ''];
      for (const character of new Set(names.join(''))) {
        const group = this.#byCharacter.get(character);
        if (group === undefined) this.#byCharacter.set(character, [node]);
        else group.push(node);
      }
    }
  }

  /** All rows where they are few, else those that share the name's rarest characters. */
  near(name: string): readonly Node<KnownRow>[] {
    if (this.#all.length <= COMPARED_ROWS || name === '') return this.#all.slice(0, COMPARED_ROWS);
    const groups = [...new Set(name)]
      .map((character) => this.#byCharacter.get(character) ?? [])
      .sort((a, b) => a.length - b.length);
    const near = new Set<Node<KnownRow>>();
    for (const group of groups) {
      if (near.size > 0 && near.size + group.length > COMPARED_ROWS) break;
      for (const node of group) near.add(node);
    }
    return [...near];
  }
}
