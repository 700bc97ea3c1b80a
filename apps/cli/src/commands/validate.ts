// `microaccounts validate`: everything that is wrong with an estate, in one run.
import { printableJson } from '@microaccounts/resources';
import type { CheckedEstate } from '@microaccounts/landing-zone';
import { readEstate } from '../estate';
import { EXIT, type ExitCode } from '../exit';
import type { Output } from '../output';
import { diagnosticsDocument, diagnosticsSummary, diagnosticsText } from '../render/diagnostics';
import { githubCommands } from '../render/github';
import { sarifLog } from '../render/sarif';
import { repositoryPaths } from '../repositoryPath';
import { version } from '../version';

export interface ValidateOptions {
  readonly estate: string;
  /** For people, for programs, for the log of a workflow of GitHub Actions, for code scanning. */
  readonly format: 'text' | 'json' | 'github' | 'sarif';
}

/** 0 without errors (warnings are none), otherwise 1. */
export async function validate(options: ValidateOptions, output: Output): Promise<ExitCode> {
  const checked = await readEstate(options.estate);
  output.result(await rendered(checked, options, output));
  return checked.diagnostics.some(({ severity }) => severity === 'error') ? EXIT.failed : EXIT.fine;
}

async function rendered(
  checked: CheckedEstate,
  { estate, format }: ValidateOptions,
  { page }: Output,
): Promise<string> {
  const { diagnostics } = checked;
  const pathOf = repositoryPaths(estate, process.cwd());
  switch (format) {
    case 'text':
      return diagnosticsText(checked, page);
    case 'json':
      return printableJson(diagnosticsDocument(checked));
    case 'github':
      // The count is for who reads the log: the runner shows a command where it stands, and ten annotations of a kind.
      return [...githubCommands(diagnostics, pathOf), diagnosticsSummary(checked, page.colors)].join('\n');
    case 'sarif': {
      const { rules } = await import('@microaccounts/config');
      return printableJson(sarifLog({ diagnostics, rules, version: version(), pathOf }));
    }
  }
}
