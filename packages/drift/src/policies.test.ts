// Policies as AWS answers them, from the observation to the finding.
import type { Value } from '@microaccounts/resources';
import fc from 'fast-check';
import { identify } from './identify/identify';
import { judge } from './report/judge';
import type { DriftFinding } from './report/report';
import { everything, idAt, owners } from './testing/embodiment';
import { at, expectation, upToDate } from './testing/landingZone';

type Document = { readonly Version: string; readonly Statement: readonly { readonly [element: string]: Value }[] };

function findings(
  address: string,
  change: (property: { readonly [name: string]: Value }) => { [name: string]: Value },
) {
  const things = everything().map((thing) =>
    thing.ids['id'] === idAt(address)
      ? { ...thing, properties: { ...thing.properties, ...change(thing.properties) } }
      : thing,
  );
  const seen = identify(things, expectation.resources, owners);
  return judge(expectation, { ...seen, unchecked: new Map(), calls: 0 }, upToDate).findings;
}

const told = (all: readonly DriftFinding[]): string[] =>
  all.map(
    ({ status, address, property, security }) => `${status} ${address} ${property}${security ? ' security' : ''}`,
  );

const ROLE = at('role', 'account/payments-dev/role/Developer').address;
const KEY = at('key', 'account/payments-dev/us-east-1/key/landing-zone').address;
const BOUNDARY = at('iam-policy', 'account/payments-dev/policy/PermissionBoundary').address;
const DOCUMENTS = [
  [ROLE, 'trustPolicy'],
  [KEY, 'policy'],
  [BOUNDARY, 'document'],
] as const;

test('the same in other words is no finding', () => {
  const rewritten = (document: Document, order: readonly number[], upper: boolean): Value => ({
    ...document,
    Id: 'by AWS',
    Statement: order.map((index) => {
      const { Action: action, Principal: principal, ...rest } = document.Statement[index] ?? {};
      const actions = (Array.isArray(action) ? [...(action as string[])].reverse() : [action]) as string[];
      const { AWS: aws, ...others } = (principal ?? {}) as { readonly AWS?: Value };
      const accounts = [aws ?? []].flat().map((one) => String(one).replace(/^arn:aws:iam::(\d{12}):root$/, '$1'));
      return {
        ...rest,
        Sid: `S${index}`,
        ...(action === undefined ? {} : { Action: upper ? actions.map((one) => one.toUpperCase()) : actions }),
        ...(principal === undefined ? {} : { Principal: aws === undefined ? principal : { ...others, AWS: accounts } }),
      } as Value;
    }),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...DOCUMENTS),
      fc.boolean(),
      fc.infiniteStream(fc.nat()),
      ([address, property], upper, random) => {
        const change = (properties: { readonly [name: string]: Value }) => {
          const document = properties[property] as unknown as Document;
          const weights = document.Statement.map(() => random.next().value as number);
          const order = weights.map((_, index) => index).sort((a, b) => (weights[a] ?? 0) - (weights[b] ?? 0));
          return { [property]: rewritten(document, order, upper) };
        };
        expect(told(findings(address, change))).toEqual([]);
      },
    ),
    { numRuns: 30 },
  );
});

test.each(DOCUMENTS)('one statement more in %s %s is a finding that widens access', (address, property) => {
  const more = { Effect: 'Allow', Principal: { AWS: '*' }, Action: '*', Resource: '*' };
  const added = findings(address, (properties) => {
    const document = properties[property] as unknown as Document;
    return { [property]: { ...document, Statement: [...document.Statement, more] } as Value };
  });
  expect(told(added)).toEqual([`drifted ${address} ${property} security`]);
});

test('a statement less is a finding that widens nothing', () => {
  const fewer = findings(BOUNDARY, (properties) => {
    const document = properties['document'] as unknown as Document;
    const allowed = document.Statement.filter(({ Effect: effect }) => effect !== 'Allow');
    return { document: { ...document, Statement: allowed } as Value };
  });
  expect(told(fewer)).toEqual([`drifted ${BOUNDARY} document`]);
});

test.each(['AROAEXAMPLEROLEIDXXX', 'AIDAEXAMPLEUSERIDXXX'])(
  'a principal that is deleted, which AWS shows as %s, is a finding of security',
  (principal) => {
    const dead = findings(ROLE, (properties) => {
      const document = properties['trustPolicy'] as unknown as Document;
      const statement = { Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' };
      return { trustPolicy: { ...document, Statement: [...document.Statement, statement] } as Value };
    });
    expect(told(dead)).toEqual([`drifted ${ROLE} trustPolicy security`]);
    expect(JSON.stringify(dead[0]?.actual)).toContain(principal);
  },
);
