// The kinds of text in an estate that have a name.
import { builtInGuardrails } from '../builtInGuardrails';
import {
  accountIdPattern,
  accountKeyPattern,
  accountNamePattern,
  cidrPattern,
  environmentNamePattern,
  phoneNumberPattern,
  policyArnPattern,
  roleNamePattern,
  tierNamePattern,
  zoneIdPattern,
} from '../patterns';
import { builtInBundles } from '../services';
import { textOf } from './notes';

export const accountId = textOf('account id', { pattern: accountIdPattern });
export const accountKey = textOf('account key', { pattern: accountKeyPattern });
export const accountName = textOf('account name', { pattern: accountNamePattern });
export const businessUnitName = textOf('business unit', { pattern: environmentNamePattern });
export const bundleName = textOf('bundle');
export const cidr = textOf('CIDR block', { pattern: cidrPattern });
export const email = textOf('e-mail address');
export const environmentName = textOf('environment', { pattern: environmentNamePattern });
export const guardrailName = textOf('guardrail', { suggestions: builtInGuardrails });
export const organizationalUnitName = textOf('organizational unit');
export const organizationalUnitPath = textOf('path of an organizational unit');
export const phoneNumber = textOf('telephone number', { pattern: phoneNumberPattern });
export const policyArn = textOf('policy ARN', { pattern: policyArnPattern });
export const principalArn = textOf('principal ARN');
export const quotaCode = textOf('quota');
export const region = textOf('region');
export const roleName = textOf('role', { pattern: roleNamePattern });
export const segmentName = textOf('segment');
export const service = textOf('service');
export const serviceOrBundle = textOf('service or bundle', { suggestions: Object.keys(builtInBundles) });
export const tagKey = textOf('tag');
export const tierName = textOf('tier', { pattern: tierNamePattern });
export const zoneId = textOf('zone id', { pattern: zoneIdPattern });
