// Names of accounts are such that AWS accepts them and people can tell them apart.
import { accountNamePattern } from '../../patterns';
import type { FileRule, Rule } from '../rule';

export const accountNames: FileRule = {
  code: 'account/invalid-name',
  demands: 'the name of an account has 1 to 50 printable ASCII characters',
  source: 'AWS Organizations API Reference, "CreateAccount", `AccountName`',
  perFile: true,
  *check({ accounts }) {
    for (const { settings, valueAt } of accounts)
      if (settings.name !== undefined && !accountNamePattern.test(settings.name))
        yield {
          at: valueAt('name'),
          message: `\`${settings.name}\` cannot be the name of an account`,
          help: 'AWS accepts 1 to 50 printable ASCII characters',
        };
  },
};

export const distinctNames: Rule = {
  code: 'account/duplicate-name',
  demands: 'accounts have different names: where people choose an account, they see its name',
  *check({ accounts, known }) {
    const owners = new Map<string, string>();
    for (const entry of known.accounts.size === accounts.length ? accounts : known.accounts.values()) {
      const name = entry.settings.name ?? entry.key;
      const owner = owners.get(name);
      if (owner === undefined) owners.set(name, entry.key);
      else
        yield {
          at: entry.valueAt('name'),
          severity: 'warning',
          message: `the accounts \`${owner}\` and \`${entry.key}\` are both called \`${name}\``,
          help: 'give each a name of its own',
        };
    }
  },
};
