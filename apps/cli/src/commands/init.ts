// `microaccounts init`: a new estate in an empty folder, valid at once.
import * as path from 'node:path';
import type { Diagnostic } from '@microaccounts/config';
import { EXIT, UserError, type ExitCode } from '../exit';
import { completed, givenEstate, missingEstateFlags, type EstateAnswers, type EstateFlags } from '../init/answers';
import { planEstate, type Workshop } from '../init/plan';
import { askEstate } from '../init/questions';
import { schemaFilesFor } from '../schemas';
import { writeTogether } from '../newFiles/writing';
import { yamlPrinter } from '../newFiles/yamlText';
import { missingError } from '../newPrompts/missing';
import { canAsk, left } from '../newPrompts/prompter';
import { terminalPrompter } from '../newPrompts/terminalPrompter';
import type { Output } from '../output';
import { diagnosticsText } from '../render/diagnostics';
import { indented } from '../render/layout';

export interface InitOptions extends EstateFlags {
  readonly estate: string;
  readonly format: 'text' | 'json';
  /** Ask nothing: what is not answered has its default, or is missing. */
  readonly yes?: boolean;
}

/** 0 if there is a new estate; 1 if the folder is not empty or the answers make no valid estate, and nothing is written. */
export async function init(options: InitOptions, output: Output, given: string): Promise<ExitCode> {
  const folder = given === '' ? options.estate : given;
  const existing = await requireEmpty(folder);
  const workshop = {
    config: await import('@microaccounts/config'),
    landingZone: await import('@microaccounts/landing-zone'),
    yamlText: await yamlPrinter(),
  };
  const answers = await answered(options, output, workshop, folder);
  const plan = planEstate(workshop, answers, existing);
  if (plan.kind === 'refused') {
    output.message(diagnosticsText(plan.findings, output.messagePage));
    output.message('the estate would be invalid: nothing was written');
    return EXIT.failed;
  }
  await writeTogether([
    ...[...plan.files].map(([file, text]) => ({ file: path.join(folder, file), text, existing: 'refuse' as const })),
    ...(await schemaFilesFor(folder)),
  ]);
  const report = { formatVersion: 1, folder, files: [...plan.files.keys()], next: nextSteps(folder) };
  output.result(options.format === 'json' ? JSON.stringify(report, null, 2) : reportText(report, output));
  return EXIT.fine;
}

/**
 * What an estate would refuse of what is in the folder already: links. Files and folders that begin with a dot may be.
 * @throws UserError if anything else is in it.
 */
async function requireEmpty(folder: string): Promise<readonly Diagnostic[]> {
  const { readdir } = await import('node:fs/promises');
  const { readEstateFolder } = await import('@microaccounts/config/read');
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  const help = 'an estate begins in an empty folder; `microaccounts new account` adds to one that is there';
  if (names.some((name) => !name.startsWith('.'))) throw new UserError(`\`${folder}\` is not empty`, help);
  return readEstateFolder(folder).diagnostics;
}

async function answered(
  { yes = false, ...flags }: InitOptions,
  output: Output,
  workshop: Workshop,
  folder: string,
): Promise<EstateAnswers> {
  const given = givenEstate(flags);
  if (!yes && output.terminal !== null && canAsk(output)) {
    const prompter = await terminalPrompter(output.terminal);
    const answers = await askEstate(prompter, workshop, given);
    if (!(await prompter.confirm(`write the estate into ${folder}?`))) throw left();
    return answers;
  }
  const { managementAccount, homeRegion, accountEmail, businessUnit } = given;
  if (
    managementAccount === undefined ||
    homeRegion === undefined ||
    accountEmail === undefined ||
    businessUnit === undefined
  )
    throw missingError(missingEstateFlags(given));
  return completed({ ...given, managementAccount, homeRegion, accountEmail, businessUnit });
}

function nextSteps(folder: string): string[] {
  return [
    `microaccounts validate --estate ${folder}`,
    `microaccounts up --simulate --estate ${folder}`,
    `microaccounts new account --estate ${folder}`,
  ];
}

function reportText(
  { folder, files, next }: { readonly folder: string; readonly files: readonly string[]; readonly next: string[] },
  { colors }: Output,
): string {
  return [
    `a new estate is in ${folder}`,
    ...indented(files.map((file) => colors.green(`+ ${file}`))),
    '',
    colors.bold('Next'),
    ...indented(next),
  ].join('\n');
}
