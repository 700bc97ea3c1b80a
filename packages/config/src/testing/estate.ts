// Small estates for tests: a valid one, section by section, of which a test replaces what it is about.
import type { Diagnostic } from '../diagnostic';
import type { EstateFiles } from '../files';
import { parseEstate } from '../parse';

/** The sections of a valid `landing-zone.yaml`. */
const sections: { readonly [section: string]: string } = {
  organization:
    'organization: { managementAccountId: "111111111111", homeRegion: us-east-1, accountEmail: "aws+{key}@example.com" }',
  coreAccounts: 'coreAccounts: { network: network, logArchive: log-archive, audit: audit }',
  regions: 'regions: { default: [us-east-1], available: [us-east-1, eu-west-2] }',
  environments:
    'environments: { core: { organizationalUnit: Core }, dev: { organizationalUnit: Workloads/Dev }, prod: { organizationalUnit: Workloads/Prod } }',
  businessUnits: 'businessUnits: { core: {}, shop: {} }',
};

const accounts: { readonly [file: string]: string } = {
  'accounts/core/network.yaml': 'environment: core\nnetwork: none\n',
  'accounts/core/log-archive.yaml': 'environment: core\nnetwork: none\n',
  'accounts/core/audit.yaml': 'environment: core\nnetwork: none\n',
};

/**
 * A valid estate, changed: a section (named by its key) stands instead of that of `landing-zone.yaml`, on the lines
 * after the others; a file (named by its path) is added, or stands instead of the one of that name.
 */
export function estateFiles(changes: { readonly [sectionOrFile: string]: string } = {}): EstateFiles {
  const isFile = (name: string): boolean => name.includes('.');
  const kept = Object.keys(sections).filter((name) => !(name in changes));
  const changed = Object.keys(changes).filter((name) => !isFile(name) && changes[name] !== '');
  const zone = [...kept.map((name) => sections[name]), ...changed.map((name) => changes[name])].join('\n');
  const files = Object.entries(changes).filter(([name]) => isFile(name));
  return {
    texts: new Map([['landing-zone.yaml', `${zone}\n`], ...Object.entries(accounts), ...files]),
    diagnostics: [],
  };
}

/** All diagnostics of an estate so changed. */
export function diagnosticsOf(changes: { readonly [sectionOrFile: string]: string }): readonly Diagnostic[] {
  return parseEstate(estateFiles(changes)).diagnostics;
}

/** What is said under one code: `the message | the help`, without places. */
export function said(code: string, changes: { readonly [sectionOrFile: string]: string }): string[] {
  return diagnosticsOf(changes)
    .filter((diagnostic) => diagnostic.code === code)
    .map(({ message, help }) => (help === '' ? message : `${message} | ${help}`));
}

/** Where something is said under one code: `file:line:column`. */
export function placesOf(code: string, changes: { readonly [sectionOrFile: string]: string }): string[] {
  return diagnosticsOf(changes)
    .filter((diagnostic) => diagnostic.code === code)
    .map(({ file, line, column }) => `${file}:${line}:${column}`);
}
