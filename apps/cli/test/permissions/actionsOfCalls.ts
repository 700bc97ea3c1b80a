// Calls as an endpoint counts them, as the IAM actions that they need.

/** Calls that need no permission (STS API Reference, "GetCallerIdentity"). */
export const FREE: readonly string[] = ['sts:GetCallerIdentity'];

/** Services whose actions are called otherwise than their endpoint (Service Authorization Reference, "service prefix"). */
const PREFIXES: { readonly [service: string]: string } = { tagging: 'tag' };

/** Of services whose requests name the operation by their path alone (API References of Account Management, AWS Backup and AWS RAM). */
const BY_PATH: { readonly [call: string]: string } = {
  'account POST /deleteAlternateContact': 'account DeleteAlternateContact',
  'account POST /getAlternateContact': 'account GetAlternateContact',
  'account POST /putAlternateContact': 'account PutAlternateContact',
  'backup GET /backup-vaults': 'backup ListBackupVaults',
  'backup GET /tags/*': 'backup ListTags',
  'ram POST /getresourceshares': 'ram GetResourceShares',
  'ram POST /getresourceshareassociations': 'ram GetResourceShareAssociations',
};

/**
 * The actions of calls such as `organizations ListRoots`, sorted: services whose operations are named in the request name
 * their actions alike.
 * @throws {Error} for a call of another form, so that none goes unseen
 */
export function actionsOfCalls(calls: readonly string[]): string[] {
  const actions = calls.map((call) => {
    const [, service, operation] = /^(\w+) ([A-Z][a-z]\w+)$/.exec(BY_PATH[call] ?? call) ?? [];
    if (service === undefined || operation === undefined) throw new Error(`whose action is \`${call}\`?`);
    return `${PREFIXES[service] ?? service}:${operation}`;
  });
  return [...new Set(actions)].filter((action) => !FREE.includes(action)).sort();
}
