// The written healing: what `drift --heal` may set right by itself.
import { z } from 'zod';
import { defaultHeal } from '../defaults/values';
import { key } from './notes';

const heal = z.strictObject({
  organization: key(z.boolean(), {
    meaning: 'Whether organizational units, SCPs and what they are attached to are.',
    example: true,
    default: defaultHeal.organization,
  }),
  network: key(z.boolean(), {
    meaning: 'Whether the networks of all regions are.',
    example: true,
    default: defaultHeal.network,
  }),
  accounts: key(z.boolean(), {
    meaning: 'Whether accounts and their baselines are, unless an account says otherwise.',
    example: true,
    default: defaultHeal.accounts,
  }),
});

export const drift = z.strictObject({
  heal: key(heal, {
    meaning: 'What `drift --heal` deploys again by itself where AWS is no longer as it was deployed.',
    example: { accounts: true },
  }),
});

export const accountDrift = z.strictObject({
  heal: key(z.boolean(), {
    meaning: 'Whether `drift --heal` deploys this account and its baseline again.',
    example: false,
    otherwise: '`drift.heal.accounts`',
  }),
});
