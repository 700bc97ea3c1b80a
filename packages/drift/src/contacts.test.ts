// Whom AWS writes to, changed behind the files' back.
import { AccountClient, DeleteAlternateContactCommand, PutAlternateContactCommand } from '@aws-sdk/client-account';
import { CloseAccountCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { drift } from './drift';
import type { DriftReport } from './report/report';
import { EVERYTHING } from './scope/scope';
import { expectation, upToDate } from './testing/landingZone';
import { simulation } from './testing/simulation';

const MINE = { Name: 'me', Title: 'Somebody', EmailAddress: 'me@example.com', PhoneNumber: '+1 202 555 0100' };
const CONTACT = 'account/payments-dev/alternate-contact';

const found = ({ findings }: DriftReport): string[] =>
  findings.map(({ status, address, property, security }) =>
    [status, address, property, security ? 'security' : null].filter((word) => word !== null).join(' '),
  );

test('the warnings of an account go elsewhere: a matter of security, with who did it', async () => {
  const simulated = await simulation();
  const AccountId = simulated.id('account/payments-dev');
  const contacts = await simulated.client('management', AccountClient);
  await contacts.send(new PutAlternateContactCommand({ AccountId, AlternateContactType: 'SECURITY', ...MINE }));
  const report = await drift(simulated.sessions, expectation, upToDate, { who: {} });
  expect(found(report)).toEqual([
    `drifted ${CONTACT}/SECURITY email security`,
    `drifted ${CONTACT}/SECURITY name`,
    `drifted ${CONTACT}/SECURITY phone`,
    `drifted ${CONTACT}/SECURITY title`,
  ]);
  expect(report.findings[0]).toMatchObject({
    account: 'payments-dev',
    expected: 'sec@example.com',
    actual: 'me@example.com',
    cause: { event: 'account:PutAlternateContact' },
  });
});

test('a contact that is gone is missing, with who deleted it, and not taken for that of another account', async () => {
  const simulated = await simulation();
  const contacts = await simulated.client('management', AccountClient);
  const remove = { AlternateContactType: 'OPERATIONS' } as const;
  const AccountId = simulated.id('account/payments-dev');
  await contacts.send(new DeleteAlternateContactCommand({ AccountId, ...remove }));
  // The same of another account, later.
  const other = { AccountId: simulated.id('account/reporting-dev'), ...remove };
  await contacts.send(new PutAlternateContactCommand({ ...other, ...MINE }));
  await contacts.send(new DeleteAlternateContactCommand(other));
  const report = await drift(simulated.sessions, expectation, upToDate, { who: {} });
  expect(found(report)).toEqual([`missing ${CONTACT}/OPERATIONS`]);
  expect(report.findings[0]?.cause?.event).toBe('account:DeleteAlternateContact');
});

test('a contact that nobody declares is unmanaged, with the ways out', async () => {
  const simulated = await simulation();
  const contacts = await simulated.client('reporting-dev', AccountClient);
  await contacts.send(new PutAlternateContactCommand({ AlternateContactType: 'BILLING', ...MINE }));
  const report = await drift(simulated.sessions, expectation, upToDate);
  expect(found(report)).toEqual(['unmanaged account/reporting-dev/alternate-contact/BILLING']);
  expect(report.findings[0]).toMatchObject({
    account: 'reporting-dev',
    hint: {
      adopt: '# the file of the account\ncontacts:\n  billing: "me@example.com"',
      remove: `# in account ${simulated.id('account/reporting-dev')}\naws account delete-alternate-contact --alternate-contact-type BILLING`,
    },
  });
});

test('they are of the tier of accounts, asked for in the management account alone', async () => {
  const simulated = await simulation();
  const calls = async (tiers: readonly ('organization' | 'network' | 'accounts')[]): Promise<string[]> => {
    simulated.recorder.clear();
    await drift(simulated.sessions, expectation, upToDate, { scope: { ...EVERYTHING, tiers } });
    return simulated.recorder.calls.filter(({ service }) => service === 'account').map(({ accountId }) => accountId);
  };
  expect(await calls(['organization', 'network'])).toEqual([]);
  // Three for each of the three accounts that are active.
  expect(await calls(['accounts'])).toEqual(Array.from({ length: 9 }, () => expectation.managementAccountId));
});

test('of an account that AWS has suspended nothing is asked', async () => {
  const simulated = await simulation();
  const AccountId = simulated.id('account/payments-dev');
  const organizations = await simulated.client('management', OrganizationsClient);
  await organizations.send(new CloseAccountCommand({ AccountId }));
  simulated.recorder.clear();
  const report = await drift(simulated.sessions, expectation, upToDate);
  const contact = report.findings.find(({ address }) => address === `${CONTACT}/SECURITY`);
  expect(contact).toMatchObject({ status: 'unchecked', actual: expect.stringMatching(/^suspended: /) as string });
  expect(simulated.recorder.calls.filter(({ service }) => service === 'account')).toHaveLength(6);
});

test('a refusal says what it takes, and leaves nothing else unread', async () => {
  const simulated = await simulation();
  simulated.refuse(({ operation }) => operation === 'GetAlternateContact');
  const report = await drift(simulated.sessions, expectation, upToDate);
  expect(new Set(report.findings.map(({ status, kind }) => `${status} ${kind}`))).toEqual(
    new Set(['unchecked alternate-contact']),
  );
  expect(report.findings[0]?.actual).toMatch(/^access denied: .*\(it takes account:GetAlternateContact/);
});
