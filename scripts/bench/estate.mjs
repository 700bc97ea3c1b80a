// Generates an estate of any size, the same one for the same seed, with everything in it that real ones have.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ENVIRONMENTS = ['dev', 'uat', 'prod', 'shared'];
const REGIONS = [['us-east-1'], ['eu-west-2'], ['us-east-1', 'eu-west-2']];
const REGIONS_OF_FULL = [
  ['us-east-1', 'eu-west-2'],
  ['us-east-1', 'eu-west-2', 'eu-central-1'],
  ['us-east-1', 'eu-west-2', 'eu-central-1'],
];
const SERVICES = [
  'athena',
  'batch',
  'ecr',
  'ecs',
  'eks',
  'glue',
  'kinesis',
  'rds',
  'sagemaker',
  'ses',
  'states',
  'xray',
];
const CORE = ['network', 'log-archive', 'audit'];
/**
 * @typedef {'sound' | 'mistaken' | 'full'} Kind whether the accounts of an estate are without fault, and `full` where they
 * have more of everything: about 90 resources each in their two stacks
 */

/** A business unit for so many accounts. */
const UNIT = 250;

/**
 * Writes an estate of `count` accounts into `folder`, a file each, without its lock.
 * @param {string} folder
 * @param {number} count at least 4
 * @param {number} seed
 * @param {Kind} [kind]
 */
export function writeEstate(folder, count, seed, kind = 'sound') {
  for (const [file, text] of estateTexts(count, seed, kind)) {
    const name = path.join(folder, file);
    mkdirSync(path.dirname(name), { recursive: true });
    writeFileSync(name, text);
  }
}

/**
 * The files of the same estate: path in the estate folder → text.
 * @param {number} count
 * @param {number} seed
 * @param {Kind} [kind]
 */
export function estateTexts(count, seed, kind = 'sound') {
  const random = randomFrom(seed);
  const units = Array.from({ length: Math.max(2, Math.ceil(count / UNIT)) }, (_, index) => `unit-${index + 1}`);
  const keys = Array.from({ length: count - CORE.length }, (_, index) => `${random.pick(WORDS)}-${index + 1}`);
  const texts = new Map([['landing-zone.yaml', landingZone(units, count, kind)]]);
  texts.set('saml/corp-adfs.xml', METADATA);
  texts.set('guardrails/no-marketplace-purchases.yaml', GUARDRAIL);
  for (const key of CORE) texts.set(`accounts/platform/${key}.yaml`, 'environment: core\nnetwork: none\n');
  for (const [index, key] of keys.entries()) {
    const unit = units[index % units.length] ?? '';
    const text = account(key, keys, random, kind);
    texts.set(`accounts/${unit}/${key}.yaml`, kind === 'mistaken' ? mistaken(text, key) : text);
  }
  return texts;
}

/**
 * @param {string} key
 * @param {readonly string[]} keys
 * @param {Random} random
 * @param {Kind} kind
 */
function account(key, keys, random, kind) {
  const regions = random.pick(kind === 'full' ? REGIONS_OF_FULL : REGIONS);
  const lines = [
    `environment: ${random.pick(ENVIRONMENTS)}`,
    `owner: ${key}-team`,
    `description: ${random.pick(WORDS)} of the ${random.pick(WORDS)}, made by number`,
    `regions: [${regions.join(', ')}]`,
    `services: { allow: [${random.some(SERVICES, 2).join(', ')}]${random.chance(0.2) ? ', deny: [sqs]' : ''} }`,
    `tags: { data-class: ${random.pick(['public', 'internal', 'confidential'])} }`,
  ];
  if (random.chance(0.1)) lines.push('guardrails: [no-marketplace-purchases]');
  if (random.chance(0.1)) lines.push('network: none');
  else if (random.chance(kind === 'full' ? 0.9 : 0.5))
    lines.push('network:', ...regions.map((region) => `  ${region}: { tiers: [app, data] }`));
  if (random.chance(kind === 'full' ? 1 : 0.3)) lines.push(...ROLE);
  if (random.chance(0.2)) {
    const trusted = random.some(keys, 2).filter((other) => other !== key);
    if (trusted.length > 0) lines.push('trustedAccounts:', ...trusted.map((other) => `  ${other}: [kms]`));
  }
  if (random.chance(0.2)) lines.push('# somebody said why', 'state: active');
  return `${lines.join('\n')}\n`;
}

/**
 * The same account with a mistake for as many rules as go together.
 * @param {string} text
 * @param {string} key
 */
function mistaken(text, key) {
  const kept = text.split('\n').filter((line) => /^(description|owner|tags)/.test(line));
  return [
    ...kept,
    'environment: porduction',
    'regions: [us-west-1]',
    'services: { allow: [S3], deny: [S3, iam] }',
    'guardrails: [no-market-place]',
    'network: { us-west-1: { tiers: [apps] } }',
    'name: everybody',
    'email: everybody@example.com',
    `id: '12345'`,
    `trustedAccounts: { ${key}x: [kms], ${key}: [kms] }`,
    'roles: { developer: { group: "{nobody}", policies: [none], statements: [{ Effect: Allow, Action: nothing }] } }',
    'ownr: nobody',
  ].join('\n');
}

const ROLE = [
  'roles:',
  '  Analyst:',
  '    group: AWS-Analysts',
  "    policies: ['arn:aws:iam::aws:policy/ReadOnlyAccess']",
  '    statements:',
  '      - Sid: OwnObjects',
  '        Effect: Allow',
  '        Action: [s3:GetObject, s3:ListBucket]',
  "        Resource: ['arn:aws:s3:::example', 'arn:aws:s3:::example/*']",
];

const ROLES_OF_FULL = `  roles:
    Support: { group: AWS-Cloud-Support, policies: ['arn:aws:iam::aws:policy/AWSSupportAccess'] }
    Billing: { group: AWS-Cloud-Billing, policies: ['arn:aws:iam::aws:policy/job-function/Billing'] }
    Auditor: { group: AWS-Auditors, policies: ['arn:aws:iam::aws:policy/SecurityAudit'] }
    Network: { group: AWS-Network, policies: ['arn:aws:iam::aws:policy/job-function/NetworkAdministrator'] }
    Release: { group: AWS-Release, policies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }
`;

const GUARDRAIL = `description: Nobody buys by accident
type: scp
statements:
  - Sid: NoPurchases
    Effect: Deny
    Action: [aws-marketplace:Subscribe]
    Resource: '*'
`;

/** IAM takes no document of less than 1,000 characters. */
const METADATA = `<EntityDescriptor entityID="http://adfs.example.com/adfs/services/trust">${' '.repeat(1000)}</EntityDescriptor>\n`;

const WORDS = [
  'ledger',
  'payments',
  'clickstream',
  'pricing',
  'returns',
  'stock',
  'search',
  'billing',
  'claims',
  'fraud',
];

/**
 * @param {readonly string[]} units
 * @param {number} count
 * @param {Kind} kind
 */
function landingZone(units, count, kind) {
  const full = kind === 'full';
  return `organization:
  managementAccountId: '111111111111'
  homeRegion: us-east-1
  accountEmail: aws+{key}@cloud.example.com
  guardrails: [deny-leave-organization]
coreAccounts: { network: network, logArchive: log-archive, audit: audit }
regions:
  default: [us-east-1, eu-west-2]
  available: [us-east-1, eu-west-2${full ? ', eu-central-1' : ''}]
exemptPrincipals: ['arn:aws:iam::*:role/LandingZoneAutomation']
environments:
  dev: { organizationalUnit: Workloads/Dev }
  uat: { organizationalUnit: Workloads/Uat }
  prod: { organizationalUnit: Workloads/Prod }
  shared: { organizationalUnit: Workloads/Shared }
  core: { organizationalUnit: Core }
businessUnits:
  platform: { costCenter: '1000' }
${units.map((unit, index) => `  ${unit}: { costCenter: '${2000 + index}' }`).join('\n')}
services:
  default: [cloudformation, cloudwatch, dynamodb, ec2, events, lambda, logs, s3, sns, sqs]
  bundles: { streaming: [firehose, kinesis, kinesisanalytics] }
network:
  pools: { us-east-1: [10.0.0.0/9], eu-west-2: ${full ? '[10.128.0.0/10], eu-central-1: [10.192.0.0/10]' : '[10.128.0.0/9]'} }
  availabilityZones:
    us-east-1: [use1-az1, use1-az2, use1-az4]
    eu-west-2: [euw2-az1, euw2-az2, euw2-az3]
${full ? '    eu-central-1: [euc1-az1, euc1-az2, euc1-az3]\n' : ''}  transitGateway:
    asn: { us-east-1: 64512, eu-west-2: 64513${full ? ', eu-central-1: 64514' : ''} }
baseline:
  federation: { saml: { provider: corp-adfs, metadataFile: saml/corp-adfs.xml } }
${full ? ROLES_OF_FULL : ''}limits: { accounts: ${count + 100}, scps: 10000 }
`;
}

/** @typedef {ReturnType<typeof randomFrom>} Random */

/**
 * Numbers that look random and follow from a seed alone (mulberry32).
 * @param {number} seed
 */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** A whole number below `end`. @param {number} end */
  const below = (end) => Math.floor(next() * end);
  return {
    below,
    /** @param {number} probability */
    chance: (probability) => next() < probability,
    /**
     * @template T
     * @param {readonly T[]} items not empty
     * @returns {T}
     */
    pick: (items) => /** @type {T} */ (items[below(items.length)]),
    /**
     * Up to `most` different items, in no order; perhaps none.
     * @template T
     * @param {readonly T[]} items not empty
     * @param {number} most
     */
    some: (items, most) => {
      const chosen = Array.from({ length: below(most + 1) }, () => /** @type {T} */ (items[below(items.length)]));
      return [...new Set(chosen)];
    },
  };
}
