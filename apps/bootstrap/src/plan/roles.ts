// The three roles that jobs of GitHub Actions take on: for plans, deployments and the drift job.
import {
  LANDING_ZONE_PATH,
  MANAGED_BY,
  MANAGEMENT,
  policyDocument,
  type PolicyDocument,
  type Role,
} from '@microaccounts/resources';
import { deployPermissions } from './deployPermissions';
import { driftPermissions } from './driftPermissions';
import { statementOf, type Permission } from './permission';
import type { Settings } from './settings';
import { deployTrust, driftTrust, planTrust } from './trust';

const HOUR = 3_600;

/** Plan, deploy, drift; in this order. Each has exactly one inline policy, or none. */
export function roles(settings: Settings): Role[] {
  return [
    role({
      name: 'LandingZonePlan',
      description: 'For plans of pull requests, which need nothing of AWS: it may do nothing',
      trustPolicy: planTrust(settings),
      permissions: [],
      hours: 1,
    }),
    role({
      name: 'LandingZoneDeploy',
      description: 'Deploys the landing zone from its main branch',
      trustPolicy: deployTrust(settings),
      permissions: deployPermissions(settings),
      hours: 4,
    }),
    role({
      name: 'LandingZoneDrift',
      description: 'Reads the landing zone, to find drift',
      trustPolicy: driftTrust(settings),
      permissions: driftPermissions(settings),
      hours: 2,
    }),
  ];
}

interface RoleText {
  readonly name: string;
  readonly description: string;
  readonly trustPolicy: PolicyDocument;
  readonly permissions: readonly Permission[];
  readonly hours: number;
}

function role({ name, description, trustPolicy, permissions, hours }: RoleText): Role {
  return {
    kind: 'role',
    address: `${MANAGEMENT}/role/${name}`,
    account: MANAGEMENT,
    region: null,
    stack: 'bootstrap',
    properties: {
      name,
      path: LANDING_ZONE_PATH,
      description,
      trustPolicy,
      permissionsBoundary: null,
      managedPolicies: [],
      inlinePolicies: permissions.length === 0 ? {} : { Permissions: policyDocument(permissions.map(statementOf)) },
      maxSessionDuration: hours * HOUR,
      tags: MANAGED_BY,
    },
  };
}
