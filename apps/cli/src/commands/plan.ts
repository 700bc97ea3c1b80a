// `microaccounts plan`: what the working tree, or a commit, would change compared with another commit; offline.
import { codeOwners, CODE_OWNERS_FILES, MOST_CODE_OWNERS_BYTES } from '../codeOwners';
import { ESTATE } from '../defaults';
import { readComparedEstates } from '../estate';
import { EXIT, type ExitCode } from '../exit';
import type { Output } from '../output';
import { planMarkdown } from '../render/planMarkdown';
import { planText } from '../render/plan';
import { repositoryPaths } from '../repositoryPath';

export interface PlanOptions {
  readonly estate: string;
  /** For people, for programs, for a comment on a pull request. */
  readonly format: 'text' | 'json' | 'markdown';
  /** A git ref of the repository that holds the estate. */
  readonly base: string;
  /** The same; without one, the working tree. */
  readonly head?: string;
  /** Exit 2 if there are changes. */
  readonly exitCode?: boolean;
}

/** 1 if the plan is not applicable, 2 if there are changes and `exitCode` asks for it, otherwise 0. */
export async function plan(options: PlanOptions, output: Output): Promise<ExitCode> {
  const { estate, format, base: baseName, exitCode = false } = options;
  const { base, head } = await readComparedEstates(estate, baseName, options.head);
  const { planChanges, reasons } = await import('@microaccounts/landing-zone');
  const document = planChanges({
    base,
    head,
    baseName,
    headName: options.head ?? 'working tree',
    ownersOf: await ownersAt(estate, baseName),
  });
  output.result(rendered());
  if (!document.applicable) return EXIT.failed;
  return exitCode && document.changes.length > 0 ? EXIT.different : EXIT.fine;

  function rendered(): string {
    switch (format) {
      case 'text':
        return planText(document, head, output.page);
      case 'json':
        return JSON.stringify(document, null, 2);
      case 'markdown':
        return planMarkdown(document, {
          reasons,
          command: commandOf(options),
          pathOf: repositoryPaths(estate, process.cwd()),
        });
    }
  }
}

/** The owners of a file of the estate, by the base: a pull request does not choose who approves it. Looked up when asked. */
async function ownersAt(estate: string, base: string): Promise<(file: string) => readonly string[]> {
  const { readFirstAtCommit } = await import('@microaccounts/config/read');
  const pathOf = repositoryPaths(estate, process.cwd());
  let owners: ((path: string) => readonly string[]) | undefined;
  return (file) => {
    owners ??= codeOwners(readFirstAtCommit(estate, base, CODE_OWNERS_FILES, MOST_CODE_OWNERS_BYTES) ?? '');
    return owners(pathOf(file));
  };
}

/** The command that shows the whole plan on a terminal. */
function commandOf({ estate, base, head }: PlanOptions): string {
  const words = ['microaccounts', 'plan', '--base', base, ...(head === undefined ? [] : ['--head', head])];
  return [...words, ...(estate === ESTATE ? [] : ['--estate', estate])].join(' ');
}
