import { join } from 'node:path';
import { readEstateFolder } from '@microaccounts/config/read';
import { checkEstate, stackSpec } from '@microaccounts/landing-zone';
import { circumstancesOf } from '.';

const ESTATE = join(__dirname, '../../../examples/small');
const { landingZone } = checkEstate(readEstateFolder(ESTATE));
if (landingZone === null) throw new Error('the example is invalid');
const [organization, account] = ['organization', 'account.web-dev'].map((name) => stackSpec(landingZone, name));
if (organization === undefined || account === undefined) throw new Error('the example has no such stacks');

const deployed = (resources: Record<string, string>, leftovers: readonly string[] = []) => ({
  digest: 'd',
  inputs: 'i',
  resources,
  leftovers,
  commit: null,
  version: '0.1.0',
});
const addresses = Object.fromEntries(organization.resources.map(({ address }) => [address, 'x']));

it('takes away nothing that others may use', () => {
  expect(() => circumstancesOf(organization, deployed({ ...addresses, 'scp/ma-old': 'x' }), ESTATE)).toThrow(
    'the files no longer have scp/ma-old, which others may still use: `microaccounts up` removes it once nothing does',
  );
  expect(() => circumstancesOf(organization, deployed(addresses, ['scp/ma-old']), ESTATE)).toThrow('scp/ma-old');
  expect(circumstancesOf(organization, deployed(addresses), ESTATE)).toMatchObject({ vended: null, leftovers: [] });
  expect(circumstancesOf(organization, {}, ESTATE)).toMatchObject({ leftovers: [] });
});

it('lets go of what nobody else uses, as the files say', () => {
  const outputs = { ...deployed({ 'account/web-dev/scp/ma-old': 'x' }), accountId: '222222222222' };
  expect(circumstancesOf(account, outputs, ESTATE)).toMatchObject({ leftovers: [] });
});

it('knows the account that is there already, so that its guardrails come first', () => {
  expect(circumstancesOf(account, { accountId: '222222222222' }, ESTATE).vended).toBe('222222222222');
  expect(circumstancesOf(account, {}, ESTATE).vended).toBeNull();
});
