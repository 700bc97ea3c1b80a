// `microaccounts validate`: everything that is wrong with an estate, in one run.
import { readEstate } from '../estate';
import { EXIT, type ExitCode } from '../exit';
import type { Output } from '../output';
import { diagnosticsDocument, diagnosticsText } from '../render/diagnostics';
import { count } from '../render/layout';

export interface ValidateOptions {
  readonly estate: string;
  readonly format: 'text' | 'json';
}

/** 0 without errors (warnings are none), otherwise 1. */
export async function validate({ estate, format }: ValidateOptions, output: Output): Promise<ExitCode> {
  const { accounts, diagnostics } = await readEstate(estate);
  const document = diagnosticsDocument(accounts, diagnostics);
  const text = `${diagnosticsText(diagnostics, output.colors)} in ${count(accounts, 'account')}`;
  output.result(format === 'json' ? JSON.stringify(document, null, 2) : text);
  return diagnostics.some(({ severity }) => severity === 'error') ? EXIT.failed : EXIT.fine;
}
