// The explanation of an account as a page of text.
import type { ExplainedAccount } from '@microaccounts/config';
import { allPrintable } from '@microaccounts/resources';
import type { Explanation, ExplainedNetwork, ExplainedRole } from '../explain/explanation';
import type { Colors } from '../output';
import { count, indented, shortened, table, wrapped } from './layout';
import { originLines } from './origins';
import { valueText } from './value';

const COLUMNS = 92;
/** Of a page without what its sections are indented by. */
const TABLE_COLUMNS = 98;

/** What an account gets, section by section, and at the end the whole meant account with the origin of each value. */
export function explanationText(told: Explanation, meant: ExplainedAccount, colors: Colors): string {
  // What the files say is text, whatever it would do to a terminal.
  const explanation = allPrintable(told);
  const { key, state, description } = explanation;
  const mark = state === 'active' ? colors.green(state) : colors.yellow(state);
  return [
    `${colors.bold(key)}  ${mark}${description === '' ? '' : `  ${description}`}`,
    ...indented(identity(explanation, colors)),
    ...section('Services', services(explanation), colors),
    ...section('Service control policies', scps(explanation, colors), colors),
    ...section(
      'Roles',
      explanation.roles.flatMap((role) => roleLines(role, colors)),
      colors,
    ),
    ...section('Trusted accounts', trusted(explanation), colors),
    ...section(
      'Network',
      explanation.networks.flatMap((network) => networkLines(network, colors)),
      colors,
    ),
    ...section('Encryption and backup', encryption(explanation), colors),
    ...section('Facts for its own infrastructure code', parameters(explanation), colors),
    ...section('Stacks', stacks(explanation, colors), colors),
    ...section('Every value and where it comes from', originLines(meant, TABLE_COLUMNS, colors), colors),
  ].join('\n');
}

function section(title: string, lines: readonly string[], colors: Colors): string[] {
  return ['', colors.bold(title), ...indented(lines.length === 0 ? [colors.dim('none')] : lines)];
}

function identity(explanation: Explanation, colors: Colors): string[] {
  const { id, businessUnit, costCenter, environment, segment, contacts, tags } = explanation;
  const pairs: [string, string][] = [
    ['name', explanation.name],
    ['e-mail', explanation.email],
    ['account id', id ?? 'given by AWS'],
    ['owner', explanation.owner],
    ['business unit', costCenter === null ? businessUnit : `${businessUnit} (cost center ${costCenter})`],
    ['environment', segment === environment ? environment : `${environment} (network segment ${segment})`],
    ['place', `organizational unit ${explanation.organizationalUnit}`],
    ['regions', explanation.regions.join(', ')],
    ...Object.entries(contacts).map(([kind, address]): [string, string] => [`${kind} contact`, address]),
    [
      'tags',
      Object.entries(tags)
        .map(([name, value]) => `${name}=${valueText(value)}`)
        .join(', '),
    ],
  ];
  return table(pairs.filter(([, value]) => value !== '').map(([name, value]) => [colors.dim(name), value]));
}

function services(explanation: Explanation): string[] {
  return wrapped(explanation.services, COLUMNS);
}

function scps({ scps: policies }: Explanation, colors: Colors): string[] {
  return table(
    policies.map(({ name, target, description }) => [
      name,
      colors.dim(`on ${target}`),
      shortened(description, COLUMNS),
    ]),
  );
}

function roleLines(role: ExplainedRole, colors: Colors): string[] {
  const { name, description, group, assumedBy, managedPolicies, inlinePolicies } = role;
  const pairs = [
    ...(group === null ? [['assumed by', assumedBy.join(', ')]] : [['group', group]]),
    ...managedPolicies.map((policy) => ['policy', policy]),
    ...inlinePolicies.map((policy) => ['inline policy', policy]),
  ];
  const head = `${name}${description === '' ? '' : `  ${colors.dim(description)}`}`;
  return [head, ...indented(table(pairs.map(([what = '', value = '']) => [colors.dim(what), value])))];
}

function trusted({ trustedAccounts }: Explanation): string[] {
  return table(Object.entries(trustedAccounts).map(([account, names]) => [account, `may read ${names.join(', ')}`]));
}

function networkLines({ region, vpc, cidr, subnets }: ExplainedNetwork, colors: Colors): string[] {
  const rows = subnets.map(({ name, tier, cidr: block, availabilityZoneId }) => [
    tier,
    name,
    block,
    availabilityZoneId,
  ]);
  return [`${region}  VPC ${vpc}  ${cidr}${colors.dim('  shared by the network account')}`, ...indented(table(rows))];
}

function encryption({ keys, backupVaults }: Explanation): string[] {
  return table([
    ...keys.map(({ region, alias }) => [region ?? '', 'key', alias]),
    ...backupVaults.map(({ region, name }) => [region ?? '', 'backup vault', name]),
  ]);
}

function parameters({ parameters: facts }: Explanation): string[] {
  return table(facts.map(({ region, name }) => [region ?? '', name]));
}

function stacks({ stacks: own }: Explanation, colors: Colors): string[] {
  return table(
    own.map(({ name, needs, resources }) => [
      name,
      count(resources, 'resource'),
      colors.dim(`needs ${needs.join(', ')}`),
    ]),
  );
}
