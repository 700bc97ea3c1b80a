// An AWS that holds exactly what is expected and remembers next to nothing: answers are made when they are asked for.
import { setImmediate } from 'node:timers/promises';
import { canonicalJson } from '@microaccounts/resources';
import { embodiment, ROOT } from './embodiment.mjs';

/** @typedef {import('./embodiment.mjs').Observed} Observed */
/** @typedef {{ [member: string]: any }} Loose as loosely typed as JSON */
/** @typedef {(input: Loose, place: { accountId: string; region: string }) => Loose} Answer */

/** Accounts that are remembered for a while, as many as are being read at a time and some. */
const RECENT = 16;

/** Rows of a page, and the token of the next one. @param {readonly unknown[]} rows @param {number} size @param {string} [token] */
function page(rows, size, token = '0') {
  const end = Number(token) + size;
  return { rows: rows.slice(Number(token), end), next: end < rows.length ? String(end) : undefined };
}

/**
 * Sessions in it.
 * @param {import('@microaccounts/drift').PartedExpectation} parts
 * @param {(operation: string) => void} onCall is told of each call
 * @returns {import('@microaccounts/resources/observe').AwsSessions}
 */
export function inventedSessions(parts, onCall) {
  const { accountId, embodied } = embodiment(parts);
  /** @type {Map<string, Observed[]>} */
  const recent = new Map();
  const keys = new Map(parts.accounts.map(({ key }) => [accountId(key), key]));
  /** @param {string} id @param {string} kind @param {string | null} region @returns {Loose[]} */
  const inside = (id, kind, region = null) => {
    const all = recent.get(id) ?? parts.baseline(keys.get(id) ?? '').map(embodied);
    recent.set(id, all);
    const [oldest] = recent.keys();
    if (recent.size > RECENT && oldest !== undefined) recent.delete(oldest);
    return all
      .filter((one) => one.kind === kind && one.region === region)
      .map(({ ids, properties }) => ({ ...properties, ids }));
  };
  /** @param {string} kind @returns {Loose[]} */
  const ofOrganization = (kind) =>
    parts
      .organization()
      .filter((one) => one.kind === kind)
      .map(embodied)
      .map(({ ids, properties }) => ({ ...properties, ids }));
  /** @param {{ [key: string]: unknown }} tags */
  const list = (tags) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  const text = (/** @type {any} */ document) => encodeURIComponent(canonicalJson(document));

  /** @type {{ [operation: string]: Answer }} */
  const answers = {
    ListRoots: () => ({
      Roots: [
        {
          Id: ROOT,
          PolicyTypes: ofOrganization('policy-type').map(({ type, status }) => ({ Type: type, Status: status })),
        },
      ],
    }),
    ListAWSServiceAccessForOrganization: () => ({
      EnabledServicePrincipals: ofOrganization('trusted-service').map(({ servicePrincipal }) => ({
        ServicePrincipal: servicePrincipal,
      })),
    }),
    ListDelegatedAdministrators: () => ({ DelegatedAdministrators: [] }),
    ListAccounts: ({ NextToken }) => {
      accounts ??= ofOrganization('account').map(({ ids, name, email, parent }) => {
        const Arn = arnOf(ids.id);
        return {
          Id: ids.id,
          Arn,
          Name: name,
          Email: email,
          State: 'ACTIVE',
          Paths: [`o-a/${ROOT}/${parent}/${ids.id}/`],
        };
      });
      const { rows, next } = page(accounts, 20, NextToken);
      if (next === undefined) accounts = undefined;
      return { Accounts: rows, NextToken: next };
    },
    GetResources: ({ PaginationToken }) => {
      tagged ??= ofOrganization('account').map(({ ids, tags }) => ({ ResourceARN: arnOf(ids.id), Tags: list(tags) }));
      const { rows, next } = page(tagged, 100, PaginationToken === '' ? undefined : PaginationToken);
      if (next === undefined) tagged = undefined;
      return { ResourceTagMappingList: rows, PaginationToken: next ?? '' };
    },
    ListOrganizationalUnitsForParent: ({ ParentId }) => ({
      OrganizationalUnits: ofOrganization('organizational-unit')
        .filter(({ parent }) => parent === ParentId)
        .map(({ ids, name }) => ({ Id: ids.id, Arn: ids.arn, Name: name })),
    }),
    ListPolicies: () => ({ Policies: ofOrganization('scp').map(({ ids }) => ({ Id: ids.id })) }),
    DescribePolicy: ({ PolicyId }) => {
      const [scp = {}] = ofOrganization('scp').filter(({ ids }) => ids.id === PolicyId);
      const PolicySummary = { Name: scp['name'], Description: scp['description'], Arn: scp['ids'].arn };
      return { Policy: { PolicySummary, Content: canonicalJson(scp['content']) } };
    },
    ListTargetsForPolicy: ({ PolicyId, NextToken }) => {
      const targets = (attached[PolicyId] ??= ofOrganization('scp-attachment')
        .filter(({ policy }) => policy === PolicyId)
        .map(({ target }) => ({ TargetId: target })));
      const { rows, next } = page(targets, 20, NextToken);
      if (next === undefined) delete attached[PolicyId];
      return { Targets: rows, NextToken: next };
    },
    GetAlternateContact: ({ AccountId, AlternateContactType }) => {
      const [contact] = inside(AccountId, 'alternate-contact').filter(({ type }) => type === AlternateContactType);
      if (contact === undefined)
        throw Object.assign(new Error('no such contact'), { name: 'ResourceNotFoundException', $metadata: {} });
      const { name, title, email, phone } = contact;
      return { AlternateContact: { Name: name, Title: title, EmailAddress: email, PhoneNumber: phone } };
    },
    GetAccountAuthorizationDetails: (_input, place) => ({
      RoleDetailList: inside(place.accountId, 'role').map((role) => ({
        RoleName: role['name'],
        Arn: role['ids'].arn,
        Path: role['path'],
        AssumeRolePolicyDocument: text(role['trustPolicy']),
        PermissionsBoundary:
          role['permissionsBoundary'] === null ? undefined : { PermissionsBoundaryArn: role['permissionsBoundary'] },
        AttachedManagedPolicies: role['managedPolicies'].map((/** @type {string} */ PolicyArn) => ({ PolicyArn })),
        RolePolicyList: Object.entries(role['inlinePolicies']).map(([PolicyName, document]) => ({
          PolicyName,
          PolicyDocument: text(document),
        })),
        Tags: list(role['tags']),
      })),
      Policies: inside(place.accountId, 'iam-policy').map(({ ids, path, document }) => ({
        Arn: ids.arn,
        Path: path,
        PolicyVersionList: [{ IsDefaultVersion: true, Document: text(document) }],
      })),
    }),
    ListRoles: (_input, place) => ({
      Roles: inside(place.accountId, 'role').map((role) => ({
        RoleName: role['name'],
        Description: role['description'],
        MaxSessionDuration: role['maxSessionDuration'],
      })),
    }),
    GetPolicy: ({ PolicyArn }, place) => {
      const [policy = {}] = inside(place.accountId, 'iam-policy').filter(({ ids }) => ids.arn === PolicyArn);
      return { Policy: { PolicyName: policy['name'], Path: policy['path'], Description: policy['description'] } };
    },
    ListSAMLProviders: (_input, place) => ({
      SAMLProviderList: inside(place.accountId, 'saml-provider').map(({ ids }) => ({ Arn: ids.arn })),
    }),
    GetSAMLProvider: (_input, place) => ({
      SAMLMetadataDocument: inside(place.accountId, 'saml-provider')[0]?.['metadata'],
    }),
    ListAliases: (_input, { accountId: id, region }) => ({
      Aliases: inside(id, 'key', region).map(({ ids, alias }) => ({ AliasName: alias, TargetKeyId: ids.id })),
    }),
    ListKeys: (_input, { accountId: id, region }) => ({
      Keys: inside(id, 'key', region).map(({ ids }) => ({ KeyId: ids.id })),
    }),
    DescribeKey: (_input, { accountId: id, region }) => {
      const [{ ids, description } = {}] = inside(id, 'key', region);
      return { KeyMetadata: { Arn: ids.arn, Description: description, KeyManager: 'CUSTOMER', KeyState: 'Enabled' } };
    },
    ListResourceTags: (_input, { accountId: id, region }) => ({
      Tags: Object.entries(inside(id, 'key', region)[0]?.['tags']).map(([TagKey, TagValue]) => ({ TagKey, TagValue })),
    }),
    GetKeyPolicy: (_input, { accountId: id, region }) => ({
      Policy: canonicalJson(inside(id, 'key', region)[0]?.['policy']),
    }),
    GetKeyRotationStatus: (_input, { accountId: id, region }) => ({
      KeyRotationEnabled: inside(id, 'key', region)[0]?.['rotation'],
    }),
    ListBackupVaults: (_input, { accountId: id, region }) => ({
      BackupVaultList: inside(id, 'backup-vault', region).map(({ ids, name, key }) => ({
        ...{ BackupVaultName: name, BackupVaultArn: ids.arn, EncryptionKeyArn: key },
      })),
    }),
    ListTags: (_input, { accountId: id, region }) => ({ Tags: inside(id, 'backup-vault', region)[0]?.['tags'] }),
    DescribeParameters: (_input, { accountId: id, region }) => ({
      Parameters: inside(id, 'parameter', region).map(({ name, description }) => ({
        Name: name,
        Description: description,
      })),
    }),
    GetParametersByPath: ({ NextToken }, { accountId: id, region }) => {
      const { rows, next } = page(inside(id, 'parameter', region), 10, NextToken);
      const Parameters = /** @type {Loose[]} */ (rows).map(({ ids, name, type, value }) => {
        return { Name: name, Type: type, Value: value, ARN: ids.arn };
      });
      return { Parameters, NextToken: next };
    },
    ListTagsForResource: ({ ResourceId }, { accountId: id, region }) => {
      const [parameter] = inside(id, 'parameter', region).filter(({ name }) => name === ResourceId);
      return { TagList: list(parameter?.['tags']) };
    },
  };
  /** What is being paged through, and let go of with the last page. */
  /** @type {Loose[] | undefined} */
  let accounts;
  /** @type {Loose[] | undefined} */
  let tagged;
  /** @type {{ [policy: string]: Loose[] }} */
  const attached = {};
  const arnOf = (/** @type {string} */ id) => `arn:aws:organizations::${parts.managementAccountId}:account/o-a/${id}`;

  const session = (/** @type {string} */ id) => ({
    accountId: id,
    /** @param {any} Client @param {string} region */
    client: (Client, region) => {
      const client = new Client({ region, credentials: () => Promise.reject(new Error('not needed')) });
      client.middlewareStack.add(
        (/** @type {unknown} */ _next, /** @type {{ commandName: string }} */ { commandName }) => {
          const operation = commandName.replace(/Command$/, '');
          return async (/** @type {{ input: Loose }} */ { input }) => {
            const answer = answers[operation];
            if (answer === undefined) throw new Error(`nobody has invented ${operation}`);
            // As over a network: what waits for a turn of the event loop could not be let go of without one.
            await setImmediate();
            onCall(operation);
            return { output: { $metadata: {}, ...answer(input, { accountId: id, region }) }, response: {} };
          };
        },
        { step: 'initialize', name: 'inventedAws', override: true },
      );
      return client;
    },
  });
  return {
    management: async () => session(parts.managementAccountId),
    member: async (id) => session(id),
  };
}
