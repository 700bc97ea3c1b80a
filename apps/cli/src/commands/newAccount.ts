// `microaccounts new account`: asks what an account is to be, writes its file and its place in the address lock.
import * as path from 'node:path';
import { EXIT, type ExitCode } from '../exit';
import { givenAnswers, isComplete, missingFlags, type AnswerFlags, type Answers } from '../newAccount/answers';
import { draftOf, type Draft } from '../newAccount/draft';
import { requirePlace } from '../newAccount/judgement';
import { planNewAccount, type NewAccountPlan } from '../newAccount/plan';
import { prospect } from '../newAccount/prospect';
import { askMissing } from '../newAccount/questions';
import { surroundings, type PrintFile, type Surroundings } from '../newAccount/surroundings';
import { reportText, type Report } from '../newAccount/text';
import { schemaFilesFor } from '../schemas';
import { writeTogether } from '../newFiles/writing';
import { yamlPrinter } from '../newFiles/yamlText';
import { missingError } from '../newPrompts/missing';
import { canAsk, left, type Prompter } from '../newPrompts/prompter';
import { terminalPrompter } from '../newPrompts/terminalPrompter';
import type { Output } from '../output';
import { diagnosticsText } from '../render/diagnostics';
import { lockChanges } from '../render/lock';

export interface NewAccountOptions extends AnswerFlags {
  readonly estate: string;
  readonly format: 'text' | 'json';
  /** Ask nothing: what is not answered is as the estate has it, or missing. */
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

/** 0 if the account is written, or would be with `dryRun`; 1 if the estate is or would be invalid, and nothing is written. */
export async function newAccount(options: NewAccountOptions, output: Output, key: string): Promise<ExitCode> {
  const given = givenAnswers(key, options);
  const prompter = await prompterFor(options, output);
  if (prompter === null && !isComplete(given)) throw missingError(missingFlags(given));

  let estate = await readValid(options.estate, output);
  if (estate === null) return EXIT.failed;
  const answers = prompter === null ? (given as Answers) : await ask(prompter, estate.around, given, options, output);
  // Somebody may have worked on the estate while questions were open.
  if (prompter !== null) estate = await readValid(options.estate, output);
  if (estate === null) return EXIT.failed;

  const { draft, plan } = await planned(estate, answers);
  if (plan.kind === 'refused') {
    output.message(diagnosticsText(plan.findings, output.messagePage));
    output.message('the estate would be invalid with this account: nothing was written');
    return EXIT.failed;
  }
  if (plan.findings.diagnostics.length > 0) output.message(diagnosticsText(plan.findings, output.messagePage));
  const dryRun = options.dryRun === true;
  if (!dryRun) await write(options.estate, draft, plan.lock);
  const report = await reportOf(options.estate, draft, plan, estate, !dryRun);
  output.result(options.format === 'json' ? JSON.stringify(report, null, 2) : reportText(report, output.colors));
  return EXIT.fine;
}

async function prompterFor({ yes = false }: NewAccountOptions, output: Output): Promise<Prompter | null> {
  if (yes || output.terminal === null || !canAsk(output)) return null;
  return terminalPrompter(output.terminal);
}

async function ask(
  prompter: Prompter,
  around: Surroundings,
  given: Partial<Answers>,
  { dryRun = false }: NewAccountOptions,
  output: Output,
): Promise<Answers> {
  requirePlace(around, given);
  const answers = await askMissing(prompter, around, given);
  if (dryRun) return answers;
  const { file, text } = draftOf(answers, around);
  output.message(`\n${text}`);
  if (!(await prompter.confirm(`write this to ${file}?`))) throw left();
  return answers;
}

type Checked = import('@microaccounts/landing-zone').CheckedEstate;

interface ValidEstate {
  readonly checked: Checked;
  readonly around: Surroundings;
}

/** The estate; null, with all that is wrong with it shown, if it is invalid already. */
async function readValid(folder: string, output: Output): Promise<ValidEstate | null> {
  const { readEstateFolder } = await import('@microaccounts/config/read');
  const { checkEstate } = await import('@microaccounts/landing-zone');
  const files = readEstateFolder(folder);
  const checked = checkEstate(files);
  if (checked.landingZone === null) {
    output.message(diagnosticsText(checked, output.messagePage));
    output.message('the estate is invalid already: nothing was written');
    return null;
  }
  const fileOf = (account: string): string => checked.locate({ account, path: [] }).file;
  const config = await import('@microaccounts/config');
  const yamlText = await yamlPrinter();
  const print: PrintFile = (file, value) => `${config.schemaComment(file)}\n${yamlText(value)}`;
  return { checked, around: surroundings(config, files, checked.landingZone.estate, fileOf, print) };
}

async function planned(
  { checked, around }: ValidEstate,
  answers: Answers,
): Promise<{ draft: Draft; plan: NewAccountPlan }> {
  const landingZone = await import('@microaccounts/landing-zone');
  requirePlace(around, answers);
  const draft = draftOf(answers, around);
  return { draft, plan: planNewAccount(landingZone, around.files, checked, draft) };
}

/**
 * The account before the lock: a process that is killed between them leaves an account whose addresses are missing, which
 * `microaccounts lock` gives as they were planned. The other way round, `lock` would retire the blocks of an account that
 * is not there.
 */
async function write(folder: string, { file, text }: Draft, lock: string | null): Promise<void> {
  const { ADDRESS_LOCK } = await import('@microaccounts/config');
  await writeTogether([
    { file: path.join(folder, file), text, existing: 'refuse' },
    ...(lock === null ? [] : [{ file: path.join(folder, ADDRESS_LOCK), text: lock, existing: 'replace' as const }]),
    ...(await schemaFilesFor(folder)),
  ]);
}

async function reportOf(
  folder: string,
  { key, file, text }: Draft,
  plan: NewAccountPlan & { readonly kind: 'planned' },
  { checked }: ValidEstate,
  written: boolean,
): Promise<Report> {
  const { ADDRESS_LOCK, SCHEMA_FOLDER } = await import('@microaccounts/config');
  const { resources } = await import('@microaccounts/landing-zone');
  const before = checked.landingZone?.network.lock ?? null;
  const { landingZone, lock, changes, findings } = plan;
  const files = [file, ...(lock === null ? [] : [ADDRESS_LOCK]), SCHEMA_FOLDER].map((name) => path.join(folder, name));
  return {
    formatVersion: 1,
    file,
    text,
    lock: { file: ADDRESS_LOCK, changes: lock === null ? [] : lockChanges(before, landingZone.network.lock) },
    written,
    ...prospect(landingZone, resources(landingZone), key, changes, findings.diagnostics),
    next: [
      `git add ${files.join(' ')}`,
      `git commit -m "Add the account ${key}"`,
      'then open a pull request: its plan shows the same, and the merge deploys it',
    ],
  };
}
