// Accepted drift as it is written: `drift-exceptions.yaml`.
import { z } from 'zod';
import type { Kind } from '@microaccounts/resources';
import { key, textOf } from './notes';

/** What may be accepted: a finding of another status is no drift. */
export const exceptedStatuses = ['drifted', 'missing', 'unmanaged'] as const;

/** The type checker asks for a kind that is new. */
const KINDS: { readonly [K in Kind]: K } = {
  account: 'account',
  'alternate-contact': 'alternate-contact',
  'backup-vault': 'backup-vault',
  'delegated-administrator': 'delegated-administrator',
  'iam-policy': 'iam-policy',
  'internet-gateway': 'internet-gateway',
  key: 'key',
  'organizational-unit': 'organizational-unit',
  parameter: 'parameter',
  'policy-type': 'policy-type',
  'principal-association': 'principal-association',
  'resource-association': 'resource-association',
  'resource-share': 'resource-share',
  role: 'role',
  'route-table': 'route-table',
  'saml-provider': 'saml-provider',
  scp: 'scp',
  'scp-attachment': 'scp-attachment',
  subnet: 'subnet',
  'transit-gateway': 'transit-gateway',
  'transit-gateway-attachment': 'transit-gateway-attachment',
  'trusted-service': 'trusted-service',
  vpc: 'vpc',
};

const words = z.string().regex(/\S/, 'it says nothing');

const exception = z.strictObject({
  address: key(textOf('address'), {
    meaning:
      'The address of what may differ, as the drift report writes it. `*` stands for any part of a segment, `**` for any number of segments.',
    example: 'account/payments-dev/role/Developer',
  }),
  kind: key(z.enum(KINDS), {
    meaning: 'The kind of resource that is meant.',
    example: 'role',
    otherwise: 'every kind',
  }),
  property: key(words, {
    meaning: 'The property that may differ. With it, nothing is accepted of what is missing or unmanaged as a whole.',
    example: 'description',
    otherwise: 'every property, and the whole resource',
  }),
  status: key(z.array(z.enum(exceptedStatuses)).min(1), {
    meaning: 'What may be the matter with it.',
    example: ['drifted'],
    otherwise: 'whatever is the matter with it',
  }),
  security: key(z.boolean(), {
    meaning: 'Whether findings that widen access are accepted, too: never by a pattern alone.',
    example: true,
    default: false,
  }),
  owner: key(words, { meaning: 'Who answers for it.', example: 'team-payments' }),
  reason: key(words, {
    meaning: 'Why it may differ, for whoever reads the report.',
    example: 'vendor installs its own description until the contract ends',
  }),
  until: key(textOf('date', { pattern: /^\d{4}-\d{2}-\d{2}$/ }), {
    meaning: 'The last day on which it may, in UTC. After it, the finding counts again.',
    example: '2026-12-31',
  }),
});

export const driftExceptions = z.strictObject({
  exceptions: key(z.array(exception), {
    meaning: 'What of the drift is accepted. Nothing of it changes what is deployed.',
    example: [
      {
        address: 'account/payments-dev/role/Developer',
        property: 'description',
        owner: 'team-payments',
        reason: 'the vendor writes its own description until the contract ends',
        until: '2026-12-31',
      },
    ],
    default: [],
  }),
});

export type WrittenDriftExceptions = z.infer<typeof driftExceptions>;
