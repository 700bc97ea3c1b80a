// Which of the known words a mistyped one was meant to be.

/** Names to choose from: those of a map are its keys. */
export type Candidates = Iterable<string> | ReadonlyMap<string, unknown>;

/** Among more names than these, only likely ones are compared: every name with every other takes too long. */
const FEW = 400;
/** How many neighbours in each direction are likely. */
const NEIGHBOURS = 16;

/**
 * The candidate nearest to `word` by edit distance, letter case aside; undefined when none is near enough to be meant.
 * Of equally near ones the first by name. Of many candidates, only those are compared that begin or end most like it.
 */
export function nearest(word: string, candidates: Candidates): string | undefined {
  const wanted = word.toLowerCase();
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  let best: { readonly candidate: string; readonly distance: number } | undefined;
  for (const { name: candidate, lower } of likely(wanted, indexOf(candidates))) {
    const most = best === undefined ? limit : best.distance;
    if (Math.abs(candidate.length - wanted.length) > most) continue;
    const distance = editDistance(wanted, lower, most);
    if (distance > most) continue;
    if (best === undefined || distance < best.distance || candidate < best.candidate) best = { candidate, distance };
  }
  return best?.candidate;
}

interface Named {
  readonly name: string;
  /** What it is sorted by: the name in lower case, and that read backwards. */
  readonly lower: string;
  readonly backwards: string;
}

interface Index {
  readonly all: readonly Named[];
  /** Empty for few names. */
  readonly byBeginning: readonly Named[];
  readonly byEnd: readonly Named[];
}

/** Sorted once for all the words that are looked for among the same candidates. */
const indices = new WeakMap<Candidates, Index>();

function indexOf(candidates: Candidates): Index {
  const known = indices.get(candidates);
  if (known !== undefined) return known;
  const names: Iterable<string> =
    candidates instanceof Map ? (candidates.keys() as Iterable<string>) : (candidates as Iterable<string>);
  const all = Array.from(names, (name): Named => {
    const lower = name.toLowerCase();
    return { name, lower, backwards: [...lower].reverse().join('') };
  });
  const isMany = all.length > FEW;
  const index = {
    all,
    byBeginning: isMany ? all.toSorted((a, b) => compareText(a.lower, b.lower)) : [],
    byEnd: isMany ? all.toSorted((a, b) => compareText(a.backwards, b.backwards)) : [],
  };
  // What can change is not remembered; sets and maps of names are gathered once and then left alone.
  if (candidates instanceof Set || candidates instanceof Map) indices.set(candidates, index);
  return index;
}

function likely(wanted: string, { all, byBeginning, byEnd }: Index): Iterable<Named> {
  if (byBeginning.length === 0) return all;
  return new Set([
    ...around(byBeginning, wanted, ({ lower }) => lower),
    ...around(byEnd, [...wanted].reverse().join(''), ({ backwards }) => backwards),
  ]);
}

/** The neighbours of `text` in a list that is sorted by `of`. */
function around(sorted: readonly Named[], text: string, of: (named: Named) => string): readonly Named[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (of(sorted[middle] as Named) < text) low = middle + 1;
    else high = middle;
  }
  // The nearest first: whatever is found early makes the others quick to refuse.
  const found: Named[] = [];
  for (let step = 0; step < NEIGHBOURS; step++)
    for (const neighbour of [sorted[low + step], sorted[low - 1 - step]])
      if (neighbour !== undefined) found.push(neighbour);
  return found;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** ``did you mean `x`?`` for the nearest candidate, or `otherwise`. */
export function didYouMean(word: string, candidates: Candidates, otherwise = ''): string {
  const meant = nearest(word, candidates);
  return meant === undefined ? otherwise : `did you mean \`${meant}\`?`;
}

/**
 * How many letters must be inserted, removed, replaced or swapped with their neighbour to make `b` of `a` (optimal
 * string alignment); some number above `most` as soon as it is known to be above it.
 */
export function editDistance(a: string, b: string, most = Math.max(a.length, b.length)): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  const width = b.length + 1;
  // What is farther than `most` from the diagonal cannot be part of an answer, and stays as it is here.
  const far = most + 1;
  let older = new Int32Array(width).fill(far);
  let previous = new Int32Array(width).fill(far);
  let row = new Int32Array(width).fill(far);
  for (let j = 0; j <= Math.min(most, b.length); j++) previous[j] = j;
  let before = 0;
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - most);
    const to = Math.min(b.length, i + most);
    row[from - 1] = from === 1 && i <= most ? i : far;
    if (to < b.length) row[to + 1] = far;
    let least = at(row, from - 1);
    for (let j = from; j <= to; j++) {
      const isSame = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      const isSwapped =
        i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      let cost = Math.min(at(previous, j) + 1, at(row, j - 1) + 1, at(previous, j - 1) + (isSame ? 0 : 1));
      if (isSwapped) cost = Math.min(cost, at(older, j - 2) + 1);
      row[j] = Math.min(cost, far);
      least = Math.min(least, cost);
    }
    // A swap reaches back over one row, so that two of them must be too far.
    if (least > most && before > most) return far;
    before = least;
    [older, previous, row] = [previous, row, older];
  }
  return at(previous, b.length);
}

function at(row: Int32Array, index: number): number {
  return row[index] as number;
}
