// Who has to approve what widens access, file by file.
import type { CheckedEstate } from './check';
import type { Approval, Change } from './document';
import { newExceptions } from './driftExceptions';

/**
 * The files from which wider access comes, each with its owners. An account whose file has moved has been its former
 * owner's, too: where a file stands does not tell alone who decides on it. What accepts more drift lets through what
 * nobody decided on, and so has to be approved as well.
 * @param ownersOf the owners of a file of the estate
 */
export function approvals(
  changes: readonly Change[],
  base: CheckedEstate,
  head: CheckedEstate,
  ownersOf: (file: string) => readonly string[],
): Approval[] {
  const widening = changes.filter(({ broadens }) => broadens);
  const files = widening.map(({ origin }) => origin.file);
  const had = new Set(base.estate?.accounts.map(({ key }) => key));
  const accounts = new Set(widening.map(({ account }) => account).filter((account) => had.has(account)));
  for (const account of accounts) {
    const place = { account, path: [] };
    const before = base.locate(place).file;
    if (before !== head.locate(place).file) files.push(before);
  }
  const [accepted] = newExceptions(base, head);
  if (accepted !== undefined) files.push(head.locate({ driftException: accepted.index }).file);
  return [...new Set(files)].sort().map((file) => ({ file, approvers: [...ownersOf(file)].sort() }));
}
