// Which of several VPCs an account is in, where one VPC has too few places for all.

/** The cells of a business unit and environment in a region. */
export interface Cells {
  /** Cell → keys of its accounts, sorted. No cell is empty. */
  readonly accounts: ReadonlyMap<number, readonly string[]>;
  /** Whether the lock must say who is where, so that nobody moves when a cell is opened or has a place again. */
  readonly recorded: boolean;
  /** Whether cells were opened while the lock did not say who was in the VPC that was there: some may have moved. */
  readonly guessed: boolean;
}

/**
 * Puts each of `accounts` (sorted keys) into a cell of at most `limit`: into the one that the lock says, otherwise into
 * the first with a place, otherwise into a new one. `locked`: cell → its accounts as the lock has them, null if it does
 * not say. From half of the limit on accounts are recorded, long before it matters: once a cell is full it is too late
 * to tell the account that is new from those that were there.
 */
export function assignCells(
  accounts: readonly string[],
  locked: ReadonlyMap<number, readonly string[] | null>,
  limit: number,
): Cells {
  const places = Math.max(limit, 1);
  const known = new Map([...locked].flatMap(([cell, keys]) => (keys ?? []).map((key) => [key, cell])));
  const cells = new Map<number, string[]>([...locked.keys()].sort((a, b) => a - b).map((cell) => [cell, []]));
  for (const key of accounts) cells.get(known.get(key) ?? 0)?.push(key);
  for (const key of accounts.filter((account) => !known.has(account))) placeIn(cells, places).push(key);

  const used = new Map([...cells].filter(([, keys]) => keys.length > 0).map(([cell, keys]) => [cell, keys.sort()]));
  return {
    accounts: used,
    recorded: used.size > 1 || accounts.length * 2 >= places,
    guessed: used.size > 1 && [...locked.values()].includes(null),
  };
}

function placeIn(cells: Map<number, string[]>, places: number): string[] {
  for (const keys of cells.values()) if (keys.length < places) return keys;
  const opened: string[] = [];
  cells.set(firstFree(cells), opened);
  return opened;
}

function firstFree(cells: ReadonlyMap<number, unknown>): number {
  let cell = 1;
  while (cells.has(cell)) cell++;
  return cell;
}
