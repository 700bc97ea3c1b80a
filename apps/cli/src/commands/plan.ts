// `microaccounts plan`: what the working tree would change, compared with a commit; offline.
import type { CheckedEstate } from '@microaccounts/landing-zone';
import { readEstate, readEstateAt } from '../estate';
import { EXIT, UserError, type ExitCode } from '../exit';
import type { Output } from '../output';
import { planText } from '../render/plan';

export interface PlanOptions {
  readonly estate: string;
  readonly format: 'text' | 'json';
  /** A git ref of the repository that holds the estate. */
  readonly base: string;
  /** Exit 2 if there are changes. */
  readonly exitCode?: boolean;
}

/** 1 if the plan is not applicable, 2 if there are changes and `exitCode` asks for it, otherwise 0. */
export async function plan({ estate, format, base, exitCode = false }: PlanOptions, output: Output): Promise<ExitCode> {
  const head = await readEstate(estate);
  const before = await readBase(estate, base, head);
  const { planChanges } = await import('@microaccounts/landing-zone');
  const document = planChanges({ base: before, head, baseName: base, headName: 'working tree' });
  output.result(format === 'json' ? JSON.stringify(document, null, 2) : planText(document, head, output.page));
  if (!document.applicable) return EXIT.failed;
  return exitCode && document.changes.length > 0 ? EXIT.different : EXIT.fine;
}

/**
 * The estate to compare with; one that was not there yet counts as empty, an invalid one says nothing. That matters only to a
 * valid head: with an invalid one nothing is compared, and its own mistakes come first.
 */
async function readBase(estate: string, base: string, head: CheckedEstate): Promise<CheckedEstate> {
  const checked = await readEstateAt(estate, base);
  if (head.landingZone !== null && checked.exists && checked.landingZone === null && checked.unlocked === null) {
    throw new UserError(
      `the estate at \`${base}\` has errors, so nothing can be compared with it`,
      `compare with a commit whose estate is valid, or validate this one in a checkout of \`${base}\``,
    );
  }
  return checked;
}
