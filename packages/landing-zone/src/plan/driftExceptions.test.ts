import { readEstateFolder } from '@microaccounts/config/read';
import path from 'node:path';
import { planChanges } from './changes';
import { checkEstate, type CheckedEstate } from './check';

const files = readEstateFolder(path.resolve(__dirname, '../../../../examples/small'));

function accepting(
  ...exceptions: { until?: string; reason?: string; security?: boolean; address?: string }[]
): CheckedEstate {
  const list = exceptions.map(
    ({ until = '2026-12-31', reason = 'a move', security = false, address = 'account/web-dev/role/Developer' }) =>
      `  - { address: ${address}, owner: web, reason: ${reason}, until: ${until}, security: ${security} }\n`,
  );
  const texts = new Map(files.texts).set('drift-exceptions.yaml', `exceptions:\n${list.join('')}`);
  return checkEstate({ ...files, texts });
}

const plan = (base: CheckedEstate, head: CheckedEstate) =>
  planChanges({ base, head, baseName: 'main', headName: 'working tree', ownersOf: () => ['@security'] });

it('says what is accepted from now on, and asks the owners of the file', () => {
  const { changes, diagnostics, approvals, applicable } = plan(checkEstate(files), accepting({}));
  expect(changes).toEqual([]);
  expect(applicable).toBe(true);
  expect(diagnostics).toEqual([
    {
      ...{ code: 'plan/drift-accepted', severity: 'warning', file: 'drift-exceptions.yaml', line: 2, column: 5 },
      message: 'drift of `account/web-dev/role/Developer` is accepted until 2026-12-31',
      help: '`web` answers for it: a move',
    },
  ]);
  expect(approvals).toEqual([{ file: 'drift-exceptions.yaml', approvers: ['@security'] }]);
});

it('says it of an end that is later and of an exception that is wider, and of nothing else', () => {
  const base = accepting({});
  const codes = (head: CheckedEstate) => plan(base, head).diagnostics.map(({ code }) => code);
  expect(codes(accepting({ until: '2027-01-01' }))).toEqual(['plan/drift-accepted']);
  expect(codes(accepting({ security: true }))).toEqual(['plan/drift-accepted']);
  expect(codes(accepting({ until: '2026-01-01', reason: 'another' }))).toEqual([]);
  expect(codes(checkEstate(files))).toEqual([]);
  expect(plan(base, accepting({ until: '2026-01-01' })).approvals).toEqual([]);
});

it('changes nothing of what is deployed', () => {
  expect(accepting({}).landingZone).toEqual(checkEstate(files).landingZone);
});
