// Where in the estate it is said what a finding is about.
import type { Account, Contacts, Estate, Place } from '@microaccounts/config';
import type { LandingZone } from '@microaccounts/landing-zone';
import { scpDocuments, type ScpDocuments } from '@microaccounts/scp';
import type { DriftFinding } from './report';

/** What names a place: whatever else a finding says, it is written where its resource is. */
export type About = Pick<DriftFinding, 'kind' | 'address' | 'account' | 'region' | 'property'>;

/**
 * Gives the place for each finding: the key from which the property, or else the resource, follows. Where nobody wrote the
 * resource, it is where somebody would. Looks at the landing zone once, not once per finding.
 */
export function placesOf({ estate, scps }: LandingZone): (about: About) => Place {
  const accounts = new Map(estate.accounts.map((account) => [account.key, account]));
  const documents = scpDocuments(estate);
  const guardrails = new Map(guardrailNames(estate).map((name) => [documents.guardrail(name)?.name, name]));
  const users = new Map<string, Account>();
  for (const { policy, target } of scps.attachments) {
    const account = target.kind === 'account' ? accounts.get(target.key) : undefined;
    if (account !== undefined && !users.has(policy)) users.set(policy, account);
  }

  return (about) => {
    const { kind, account } = about;
    switch (kind) {
      case 'scp':
        return documentPlace(about);
      case 'scp-attachment':
        return attachmentPlace(about);
      case 'organizational-unit':
        return { landingZone: unitPath(below(about.address)) };
      case 'policy-type':
      case 'trusted-service':
        return { landingZone: ['organization'] };
      case 'role':
        return rolePlace(about);
      case 'alternate-contact':
        return contactPlace(about);
      case 'vpc':
      case 'subnet':
      case 'route-table':
      case 'internet-gateway':
      case 'resource-share':
      case 'resource-association':
        return { landingZone: ['network', 'vpc'] };
      case 'transit-gateway':
      case 'transit-gateway-attachment':
        return { landingZone: ['network', 'transitGateway'] };
      case 'saml-provider':
        return { landingZone: ['baseline', 'federation'] };
      default:
        return accounts.has(account) ? { account, path: accountPath(about) } : { landingZone: [] };
    }
  };

  function documentPlace({ address, property }: About): Place {
    const name = policyName(address);
    const guardrail = guardrails.get(name);
    if (guardrail !== undefined && Object.hasOwn(estate.guardrails, guardrail))
      return { guardrail, path: [property === 'description' ? 'description' : 'statements'] };
    if (guardrail !== undefined) return { landingZone: namedAt(estate, guardrail) };
    const user = users.get(name);
    return user === undefined ? { landingZone: [] } : { account: user.key, path: [ownList(documents, user, name)] };
  }

  function attachmentPlace({ address, account: key }: About): Place {
    const unit = /^organizational-unit\/(.*)\/scp\//.exec(address)?.[1];
    if (unit !== undefined) return { landingZone: [...unitPath(unit), 'guardrails'] };
    const account = accounts.get(key);
    if (account === undefined) return { landingZone: ['organization', 'guardrails'] };
    return { account: key, path: [ownList(documents, account, policyName(address))] };
  }

  /** Of the account, or of its business unit where it has none of its own. */
  function contactPlace({ address, account: key, property }: About): Place {
    const account = accounts.get(key);
    if (account === undefined) return { landingZone: [] };
    if (property === 'phone') return { landingZone: ['organization', 'contactPhone'] };
    if (property === 'name') return { account: key, path: ['owner'] };
    const word = policyName(address).toLowerCase() as keyof Contacts;
    const shared = estate.businessUnits[account.businessUnit]?.contacts[word];
    return shared !== undefined && shared === account.contacts[word]
      ? { landingZone: ['businessUnits', account.businessUnit, 'contacts', word] }
      : { account: key, path: ['contacts', word] };
  }

  function rolePlace({ address, account: key }: About): Place {
    const name = policyName(address);
    const account = accounts.get(key);
    if (account === undefined) return { landingZone: [] };
    const isShared = !Object.hasOwn(account.roles, name) && Object.hasOwn(estate.baseline.roles, name);
    return isShared ? { landingZone: ['baseline', 'roles', name] } : { account: key, path: ['roles', name] };
  }
}

/** The list of an account that an SCP of its own follows from. */
function ownList(
  documents: ScpDocuments,
  account: Account,
  policy: string,
): 'services' | 'regions' | 'guardrails' | 'environment' {
  if (account.guardrails.some((name) => documents.guardrail(name)?.name === policy)) return 'guardrails';
  if (documents.serviceBoundary(account).name === policy) return 'services';
  return documents.regionDeny(account).name === policy ? 'regions' : 'environment';
}

/** The key of its file from which a property of the account, or something in it, follows. */
function accountPath({ kind, property, region }: About): readonly string[] {
  switch (kind) {
    case 'account':
      return property === null ? [] : [property === 'parent' ? 'environment' : property];
    case 'principal-association':
    case 'parameter':
      return region === null ? ['network'] : ['network', region];
    case 'key':
      return [property === 'policy' ? 'trustedAccounts' : 'regions'];
    case 'backup-vault':
      return ['regions'];
    default:
      return [];
  }
}

function guardrailNames({ organization, organizationalUnits, accounts, guardrails }: Estate): string[] {
  const named = [organization, ...organizationalUnits, ...accounts].flatMap((one) => one.guardrails);
  return [...new Set([...named, ...Object.keys(guardrails)])];
}

/** Where the landing zone names a guardrail first: a built-in one has no file. */
function namedAt({ organization, organizationalUnits }: Estate, guardrail: string): string[] {
  if (organization.guardrails.includes(guardrail)) return ['organization', 'guardrails'];
  const unit = organizationalUnits.find(({ guardrails }) => guardrails.includes(guardrail));
  return unit === undefined ? [] : [...unitPath(unit.path), 'guardrails'];
}

/** The keys of `landing-zone.yaml` under which a unit is. */
function unitPath(path: string): string[] {
  return ['organizationalUnits', ...path.split('/').join('/children/').split('/')];
}

function below(address: string): string {
  return address.slice(address.indexOf('/') + 1);
}

function policyName(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1);
}
