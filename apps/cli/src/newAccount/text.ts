// What was written, what will exist and what to do next, as a page of text.
import type { Colors } from '../output';
import { count, indented, table } from '../render/layout';
import type { Prospect } from './prospect';

export interface Report extends Prospect {
  readonly formatVersion: 1;
  /** The file of the account, relative to the estate folder. */
  readonly file: string;
  readonly text: string;
  /** What the address lock gains and loses, a line each. */
  readonly lock: { readonly file: string; readonly changes: readonly string[] };
  /** False of a dry run. */
  readonly written: boolean;
  /** Commands and words for what comes next. */
  readonly next: readonly string[];
}

/** What each quota is, for people. */
const QUOTAS: { readonly [limit: string]: string } = {
  accounts: 'accounts of the organization',
  scps: 'SCPs of the organization',
  scpAttachmentsPerTarget: 'SCPs on the account',
  sharedSubnetsPerAccount: 'subnets shared with the account',
  participantsPerVpc: 'accounts in the VPC',
};

/** The page that `new account` ends with. */
export function reportText(report: Report, colors: Colors): string {
  const { key, name, email, organizationalUnit, regions, networks, next } = report;
  return [
    ...written(report, colors),
    '',
    `${colors.bold(key)}  ${name === key ? '' : `${name}, `}${email}`,
    ...indented([`in ${organizationalUnit}, ${regions.join(', ')}`]),
    ...section('What will exist', resourceLines(report), colors),
    ...section('Stacks that change', [report.stacks.join(', ')], colors),
    ...section('Roles', roleLines(report, colors), colors),
    ...section(
      'Network',
      networks.flatMap(({ region, vpc, cidr, subnets }) => [
        `${region}  VPC ${vpc}  ${cidr}`,
        ...indented(table(subnets.map((subnet) => [subnet.tier, subnet.name, subnet.cidr, subnet.availabilityZoneId]))),
      ]),
      colors,
    ),
    ...section('Quotas', quotaLines(report), colors),
    ...section('Next', next, colors),
  ].join('\n');
}

function written({ file, text, lock, written: done }: Report, colors: Colors): string[] {
  const verb = done ? 'wrote' : 'would write';
  const changes = lock.changes.map((change) => (change.startsWith('+') ? colors.green(change) : colors.red(change)));
  return [
    `${verb} ${file}`,
    ...indented(text.trimEnd().split('\n')),
    ...(changes.length === 0
      ? [`${lock.file} stays as it is`]
      : [`${verb} ${lock.file}: ${count(changes.length, 'change')}`, ...indented(changes)]),
  ];
}

function section(title: string, lines: readonly string[], colors: Colors): string[] {
  return ['', colors.bold(title), ...indented(lines.length === 0 ? [colors.dim('none')] : lines)];
}

function resourceLines({ resources }: Report): string[] {
  const verbs = { create: 'new', update: 'changed', replace: 'replaced', delete: 'gone' } as const;
  return table(resources.map(({ kind, action, count: number }) => [String(number).padStart(3), kind, verbs[action]]));
}

function roleLines({ roles }: Report, colors: Colors): string[] {
  return table(
    roles.map(({ name, group, assumedBy }) => [
      name,
      group === null ? colors.dim(`assumed by ${assumedBy.join(', ')}`) : `group ${group}`,
    ]),
  );
}

function quotaLines({ quotas }: Report): string[] {
  return table(
    quotas.map(({ limit, target, used, of }) => [
      `${used} of ${of}`,
      limit === 'participantsPerVpc'
        ? `accounts in ${target.replace(/^vpc\/([^/]*)\//, 'VPC $1 ')}`
        : (QUOTAS[limit] ?? limit),
    ]),
  );
}
