import { someAccounts, someLandingZone } from '../testing/landingZone';
import { resourceDigests, stackSpec } from '../plan/stackSpec';
import { VERSION, type Deployed } from './deployed';
import type { Step } from './engine';
import { guardFindings, type Foreseen } from './guard';

const landingZone = someLandingZone();
const baseline = stackSpec(landingZone, 'baseline.shop-dev');
const network = stackSpec(landingZone, 'network.us-east-1');
const role = step('update', 'aws:iam/role:Role', 'Developer');

function step(operation: Step['operation'], type: string, name: string): Step {
  return { operation, type, name, urn: `urn::${type}::${name}`, properties: ['email'] };
}

function deployed({ digest, resources }: typeof baseline, changes: Partial<Deployed> = {}): Deployed {
  return {
    digest,
    inputs: '',
    resources: resourceDigests(resources),
    leftovers: [],
    commit: null,
    version: VERSION,
    ...changes,
  };
}

function findings(steps: readonly Step[], changes: Partial<Foreseen> = {}): string[] {
  const { spec = baseline } = changes;
  const foreseen = { spec, deployed: deployed(spec), steps, inputsChanged: false, refreshed: false, unsettled: false };
  return guardFindings({ ...foreseen, ...changes });
}

/** As if the Developer role had been deployed from another text. */
const roleChanged = deployed(baseline, {
  resources: { ...resourceDigests(baseline.resources), 'account/shop-dev/role/Developer': 'another' },
});

it.each(['replace', 'delete'] as const)('stops what would %s an account, whatever else is the case', (operation) => {
  const account = step(operation, 'aws:organizations/account:Account', 'shop-dev');
  const spec = stackSpec(landingZone, 'account.shop-dev');
  const expected = `account \`shop-dev\` would be ${operation}d because its \`email\` changed: an account is never deleted or replaced`;
  expect(findings([account], { spec, deployed: null, unsettled: true })).toEqual([expected]);
  expect(findings([account], { spec, refreshed: true, inputsChanged: true })).toEqual([expected]);
});

it('stops what would move addresses', () => {
  const subnet = step('replace', 'aws:ec2/subnet:Subnet', 'dev-app-1');
  expect(findings([subnet], { spec: network, deployed: null })).toEqual([
    expect.stringContaining('the addresses of `dev-app-1` would move'),
  ]);
});

it('lets go what was left over, also a part of what the files still have', () => {
  const part = step('delete', 'aws:iam/rolePolicyAttachment:RolePolicyAttachment', 'Developer/Extra');
  expect(findings([part])).toHaveLength(1);
  const leftovers = [`${part.type} ${part.name}`];
  expect(findings([part], { deployed: deployed(baseline, { leftovers }) })).toEqual([]);
  expect(findings([{ ...part, operation: 'update' }], { deployed: deployed(baseline, { leftovers }) })).toHaveLength(1);
});

it('stops a step that follows from nothing that changed', () => {
  expect(findings([role])).toEqual([
    expect.stringContaining('it would update `Developer` (aws:iam/role:Role), about which the files say nothing new'),
  ]);
  expect(findings([step('create', 'aws:iam/role:Role', 'Developer')])).toHaveLength(1);
  expect(findings([step('delete', 'aws:iam/role:Role', 'Nobody')])).toHaveLength(1);
});

it('lets through what the files, other stacks, a repair or another version of the tool explain', () => {
  expect(findings([role], { deployed: roleChanged })).toEqual([]);
  expect(findings([role], { inputsChanged: true })).toEqual([]);
  expect(findings([role], { unsettled: true })).toEqual([]);
  expect(findings([role], { deployed: null })).toEqual([]);
  expect(findings([role], { deployed: deployed(baseline, { version: '0.0.1' }) })).toEqual([]);
});

it('lets a reading back heal what was changed by hand, but not delete or replace for it', () => {
  expect(findings([role], { refreshed: true })).toEqual([]);
  expect(findings([step('create', 'aws:iam/role:Role', 'Developer')], { refreshed: true })).toEqual([]);
  expect(findings([step('replace', 'aws:iam/role:Role', 'Developer')], { refreshed: true })).toHaveLength(1);
});

it('says the way out, which after a reading back is another one', () => {
  const replaced = step('replace', 'aws:iam/role:Role', 'Developer');
  expect(findings([replaced])[0]).toMatch(/run it with `--refresh` if AWS was changed by hand$/);
  expect(findings([replaced], { refreshed: true })[0]).toMatch(
    /undo in AWS what was changed by hand, or look at it with `--preview --refresh` and run `pulumi up --stack baseline.shop-dev`$/,
  );
});

it('lets go what the files no longer have', () => {
  const had = { ...resourceDigests(baseline.resources), 'account/shop-dev/role/Old': 'old' };
  expect(
    findings([step('delete', 'aws:iam/role:Role', 'Old')], { deployed: deployed(baseline, { resources: had }) }),
  ).toEqual([]);
  expect(
    findings([step('delete', 'aws:iam/role:Role', 'Old')], {
      deployed: deployed(baseline, { leftovers: ['account/shop-dev/role/Old'] }),
    }),
  ).toEqual([]);
});

it('knows what follows from a change within the stack', () => {
  const key = 'account/shop-dev/us-east-1/key/landing-zone';
  const others = { ...resourceDigests(baseline.resources), [key]: 'another' };
  const vault = step('replace', 'aws:backup/vault:Vault', 'us-east-1/landing-zone');
  expect(findings([vault])).toHaveLength(1);
  expect(findings([vault], { deployed: deployed(baseline, { resources: others }) })).toEqual([]);
});

it('expects nothing bad of what nobody can know before something else is there', () => {
  const unknown = { vpcId: ['04da6b54-80e4-46f7-96ec-b56ff0331ba9'], tags: {} };
  const attached = network.resources.find(({ kind }) => kind === 'transit-gateway-attachment')?.address.split('/')[3];
  const attachment = step('replace', 'aws:ec2transitgateway/vpcAttachment:VpcAttachment', attached ?? '');
  const address = Object.keys(resourceDigests(network.resources)).at(-1) ?? '';
  const had = { ...resourceDigests(network.resources), [address]: 'another' };
  const changed = { spec: network, deployed: deployed(network, { resources: had }) };
  expect(findings([{ ...attachment, inputs: unknown, properties: ['vpcId'] }], changed)).toEqual([]);
  expect(findings([{ ...attachment, inputs: unknown, properties: ['vpcId'] }], { spec: network })).toHaveLength(1);
  expect(findings([{ ...attachment, inputs: unknown, properties: ['vpcId', 'tags'] }], changed)).toHaveLength(1);
});

it('says nothing of providers and components', () => {
  expect(findings([step('update', 'pulumi:providers:aws', 'shop-dev')])).toEqual([]);
  expect(findings([step('create', 'microaccounts:landing-zone:Baseline', 'baseline.shop-dev')])).toEqual([]);
});

it('lets every account of the example be vended', () => {
  for (const { key } of someAccounts()) {
    const spec = stackSpec(landingZone, `account.${key}`);
    const steps = [step('create', 'aws:organizations/account:Account', key)];
    expect(findings(steps, { spec, deployed: null })).toEqual([]);
  }
});
