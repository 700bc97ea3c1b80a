// What rules find in several estates: files of accounts that are the same, amid the same, are judged once.
import { rules } from './rules';
import type { Complaint, FileRule } from './rules/rule';
import type { Problem } from './spot';
import type { AccountEntry } from './written/accountEntry';
import type { WrittenEstate } from './written/estate';

/** An estate that was judged, and what the rules that judge each file by itself found in it. */
interface Judged {
  readonly estate: Pick<WrittenEstate, 'landingZone' | 'guardrails' | 'accounts'>;
  readonly found: ReadonlyMap<FileRule, readonly Complaint[]>;
}

/** What is left to judge of an estate, and the files of accounts of which it is known already what there is to say. */
interface Rest {
  readonly estate: WrittenEstate;
  readonly files: ReadonlySet<string>;
}

const NO_FILES: ReadonlySet<string> = new Set();

export class Judgements {
  private last: Judged | null = null;

  /** All that the rules find wrong with an estate. Its entries are those of the one before where the file is the same. */
  of(estate: WrittenEstate): Problem[] {
    const { last } = this;
    const rest = last === null ? { estate, files: NO_FILES } : restOf(estate, last.estate);
    const found = new Map<FileRule, readonly Complaint[]>();
    const problems = rules.flatMap((rule) => {
      if (rule.perFile === undefined) return problemsOf(rule.code, rule.check(estate));
      const before = (last?.found.get(rule) ?? []).filter(({ at }) => rest.files.has(at.file));
      const complaints = [...before, ...rule.check(rest.estate)];
      found.set(rule, complaints);
      return problemsOf(rule.code, complaints);
    });
    this.last = { estate, found };
    return problems;
  }
}

function restOf(estate: WrittenEstate, before: Judged['estate']): Rest {
  if (!isAmidTheSame(estate, before)) return { estate, files: NO_FILES };
  const known = new Set(before.accounts);
  // A file is read as a whole: either all of its entries are those of the estate before, or none is.
  const [files, accounts]: [Set<string>, AccountEntry[]] = [new Set(), []];
  for (const entry of estate.accounts)
    if (known.has(entry)) files.add(entry.file);
    else accounts.push(entry);
  return { estate: { ...estate, accounts }, files };
}

/** Whether all is the same that a rule may look at beside accounts: the names that are known follow from it. */
function isAmidTheSame({ landingZone, guardrails }: WrittenEstate, before: Judged['estate']): boolean {
  return (
    landingZone === before.landingZone &&
    guardrails.length === before.guardrails.length &&
    guardrails.every(({ file, value }, index) => {
      const other = before.guardrails[index];
      return file === other?.file && value === other.value;
    })
  );
}

function problemsOf(code: string, complaints: Iterable<Complaint>): Problem[] {
  return Array.from(complaints, ({ at, message, help, severity }) => {
    return { code, severity: severity ?? 'error', at, message, help: help ?? '' };
  });
}
