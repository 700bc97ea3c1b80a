// The plan of a pull request as a comment on it: a summary that is always there, and details as far as there is room.
import type { Diagnostic } from '@microaccounts/config';
import type { Approval, Change, Origin, PlanDocument, Quota, Reason } from '@microaccounts/landing-zone';
import { createColors } from 'picocolors';
import { count, duration } from './layout';
import { code, codeBlock, named, sentence } from './markdown';
import { changeLines } from './planChange';
import { accountLists, causeGroups, verbs, type CauseGroup } from './planSummary';

/** A bot finds the comment that it wrote before by this line. */
export const PLAN_MARKER = '<!-- microaccounts plan -->';

/** GitHub refuses a comment of more characters ("body is too long (maximum is 65536 characters)"). */
export const MOST_CHARACTERS = 65_536;
/** For the sentence that says what is left out. */
const RESERVED = 500;
/** Of each list of the summary. */
const MOST_CAUSES = 10;
const MOST_DIAGNOSTICS = 10;
/** On one of several lines. */
const MOST_NAMES = 5;
const NO_COLORS = createColors(false);

export interface MarkdownOptions {
  /** What each reason means. */
  readonly reasons: { readonly [reason in Reason]: string };
  /** The command that shows all of the plan. */
  readonly command: string;
  /** The path of a file of the estate in the repository. */
  readonly pathOf: (file: string) => string;
}

/** The comment, of at most {@link MOST_CHARACTERS}: stacks are left out, with a sentence that says so, the summary never. */
export function planMarkdown(plan: PlanDocument, options: MarkdownOptions): string {
  const summary = [PLAN_MARKER, `## ${title(plan)}`, '', ...summaryLines(plan, options)].join('\n');
  const details: string[] = [];
  let [room, leftOut, changesLeftOut] = [MOST_CHARACTERS - summary.length - RESERVED, 0, 0];
  for (const [stack, changes] of byStack(plan)) {
    const text = stackDetails(stack, changes);
    if (text.length + 2 > room) {
      leftOut += 1;
      changesLeftOut += changes.length;
      continue;
    }
    details.push(text);
    room -= text.length + 2;
  }
  const omission =
    leftOut === 0
      ? []
      : [
          `The details of ${count(leftOut, 'stack')} with ${count(changesLeftOut, 'change')} do not fit here; ${code(options.command)} shows all of them.`,
        ];
  return [summary, ...details, ...omission].join('\n\n');
}

function title(plan: PlanDocument): string {
  const { applicable, changes, diagnostics } = plan;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  if (!applicable) return `This cannot be deployed: ${count(errors, 'error')}`;
  if (changes.length === 0) return 'Nothing changes';
  const accounts = accountLists(plan).map(({ what, keys }) => `${count(keys.length, 'account')} ${what}`);
  return accounts.length === 0 ? count(changes.length, 'change') : accounts.join(', ');
}

function summaryLines(plan: PlanDocument, options: MarkdownOptions): string[] {
  const { base, head, applicable, changes, stacks, quotas, estimate, diagnostics } = plan;
  const at = ({ file, line }: Origin): string => code(`${options.pathOf(file)}:${line}`);
  // Of an estate with errors there are no quotas, either.
  const from =
    !applicable && quotas.length === 0
      ? `${code(head)} was not compared with ${code(base)}.`
      : `${code(head)} compared with ${code(base)}: ${changes.length === 0 ? 'no changes' : count(changes.length, 'change')}.`;
  const widening = changes.filter(({ broadens }) => broadens);
  return [
    from,
    ...diagnosticLines(diagnostics, at),
    ...(widening.length === 0 ? [] : accessLines(widening, plan, options, at)),
    ...listed(
      'Accounts',
      accountLists(plan).map(({ what, keys }) => `${what}: ${named(keys)}`),
    ),
    ...listed('Policies', policyLines(changes)),
    ...listed('Network', networkLines(changes)),
    ...causeLines(causeGroups(changes), at),
    ...quotaLines(quotas),
    ...(stacks.length === 0
      ? []
      : listed('Deployment', [
          `${count(stacks.length, 'stack')} to run: ${named(stacks)}`,
          `about ${duration(estimate.seconds)}: ${estimate.because.join('; ')}`,
        ])),
  ];
}

function listed(heading: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : ['', `### ${heading}`, '', ...items.map((item) => `- ${item}`)];
}

function diagnosticLines(diagnostics: readonly Diagnostic[], at: (origin: Origin) => string): string[] {
  const line = (diagnostic: Diagnostic): string => {
    const { message, help, code: name } = diagnostic;
    return `${at(diagnostic)} ${sentence(message)} (${code(name)})${help === '' ? '' : `; ${sentence(help)}`}`;
  };
  return (['error', 'warning'] as const).flatMap((severity) => {
    const found = diagnostics.filter((diagnostic) => diagnostic.severity === severity);
    const more = found.length - MOST_DIAGNOSTICS;
    return listed(severity === 'error' ? 'Errors' : 'Warnings', [
      ...found.slice(0, MOST_DIAGNOSTICS).map(line),
      ...(more > 0 ? [`and ${more.toLocaleString('en-US')} more`] : []),
    ]);
  });
}

function accessLines(
  widening: readonly Change[],
  { approvals }: PlanDocument,
  { reasons, pathOf }: MarkdownOptions,
  at: (origin: Origin) => string,
): string[] {
  const groups = causeGroups(widening);
  const more = groups.length - MOST_CAUSES;
  return [
    ...listed('Access gained', [
      ...groups
        .slice(0, MOST_CAUSES)
        .map(
          ({ reason, subject, origin, accounts }) =>
            `**${reasons[reason]}${subject === null ? '' : `: ${code(subject)}`}**, ${at(origin)}${accounts.length === 0 ? '' : `: ${named(accounts)}`}`,
        ),
      ...(more > 0 ? [`**and ${more.toLocaleString('en-US')} causes more**`] : []),
    ]),
    '',
    ...approvalLines(approvals, pathOf),
  ];
}

/** Who has to approve it; file by file, where not the same owners do for all. */
function approvalLines(approvals: readonly Approval[], pathOf: (file: string) => string): string[] {
  const groups = new Map<string, { readonly approvers: readonly string[]; readonly files: string[] }>();
  for (const { file, approvers } of approvals) {
    const group = groups.get(approvers.join(' ')) ?? { approvers, files: [] };
    group.files.push(pathOf(file));
    groups.set(approvers.join(' '), group);
  }
  const [only, ...others] = groups.values();
  if (only !== undefined && others.length === 0)
    return only.approvers.length === 0
      ? ['**No code owner of these files is named, so nobody can approve it.**']
      : [`**To be approved by ${named(only.approvers)}.**`];
  const lines = [...groups.values()].map(({ approvers, files }) => {
    const who =
      approvers.length === 0
        ? 'no code owner is named, so nobody can approve it'
        : `to be approved by ${named(approvers, MOST_NAMES)}`;
    return `- **${named(files, MOST_NAMES)}: ${who}**`;
  });
  const more = lines.length - MOST_CAUSES;
  return [
    'Each of these needs an approval of its own:',
    '',
    ...lines.slice(0, MOST_CAUSES),
    ...(more > 0 ? [`- **and ${more.toLocaleString('en-US')} more**`] : []),
  ];
}

function policyLines(changes: readonly Change[]): string[] {
  return [
    ['SCPs', verbs(changes, 'scp')],
    ['their attachments', verbs(changes, 'scp-attachment')],
    ['organizational units', verbs(changes, 'organizational-unit')],
    ['roles', verbs(changes, 'role')],
    ['permission boundaries', verbs(changes, 'iam-policy')],
    ['keys', verbs(changes, 'key')],
  ].flatMap(([noun = '', text = '']) => (text === '' ? [] : [`${noun}: ${text}`]));
}

function networkLines(changes: readonly Change[]): string[] {
  const vpcs = changes.filter(({ kind }) => kind === 'vpc').map(({ address }) => address);
  const parts = [
    ['VPCs', verbs(changes, 'vpc')],
    ['subnets', verbs(changes, 'subnet')],
    ['Transit Gateways', verbs(changes, 'transit-gateway')],
    ['accounts in shared subnets', verbs(changes, 'principal-association')],
  ].flatMap(([noun = '', text = '']) => (text === '' ? [] : [`${noun}: ${text}`]));
  return vpcs.length === 0 ? parts : [...parts, `which: ${named(vpcs)}`];
}

function causeLines(groups: readonly CauseGroup[], at: (origin: Origin) => string): string[] {
  const more = groups.length - MOST_CAUSES;
  return listed('Why', [
    ...groups
      .slice(0, MOST_CAUSES)
      .map(
        ({ reason, subject, origin, changes }) =>
          `${at(origin)} ${code(subject === null ? reason : `${reason} ${subject}`)}: ${count(changes.length, 'change')}`,
      ),
    ...(more > 0 ? [`and ${more.toLocaleString('en-US')} causes more`] : []),
  ]);
}

function quotaLines(quotas: readonly Quota[]): string[] {
  if (quotas.length === 0) return [];
  const number = (value: number): string => value.toLocaleString('en-US');
  return [
    '',
    '### Quotas of AWS',
    '',
    '| quota | before | after | limit |',
    '| --- | ---: | ---: | ---: |',
    ...quotas.map(({ limit, used, after, of }) => {
      const text = after > of ? `**${number(after)}**` : number(after);
      return `| ${code(limit)} | ${number(used)} | ${text} | ${number(of)} |`;
    }),
  ];
}

function byStack({ changes, stacks }: PlanDocument): Map<string, readonly Change[]> {
  const groups = new Map<string, Change[]>(stacks.map((stack) => [stack, []]));
  for (const change of changes) groups.get(change.stack)?.push(change);
  return groups;
}

function stackDetails(stack: string, changes: readonly Change[]): string {
  const lines = changes.flatMap((change) => changeLines(change, NO_COLORS));
  const gains = changes.some(({ broadens }) => broadens) ? ', access gained' : '';
  return [
    '<details>',
    `<summary>${htmlText(stack)}: ${count(changes.length, 'change')}${gains}</summary>`,
    '',
    ...codeBlock(lines, 'diff'),
    '',
    '</details>',
  ].join('\n');
}

/** The name of a stack is made of letters, digits, dots and hyphens; whatever else there might be is no HTML. */
function htmlText(text: string): string {
  return text.replace(/[^\w.-]/g, (character) => `&#${character.codePointAt(0)};`);
}
