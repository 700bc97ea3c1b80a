// Which input forces a replacement is the provider's word: the page, the plan and the simulator are held to it.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateRegistrations } from '@microaccounts/aws-bridge';
import { replacingInputs } from '@microaccounts/simulator/engine';
import { ROOT } from '../landing-zone/simulation';
import { registeredBy } from './registered';
import { replacementsOf, replacementsPage, replacingInputsModule, type Replacement } from './replacements';

/** Where the simulator differs from the provider, and why. */
const KNOWN_DIFFERENCES: { readonly [input: string]: string } = {
  'aws:ec2/routeTableAssociation:RouteTableAssociation.routeTableId':
    'ReplaceRouteTableAssociation gives the association another id, so the simulator replaces it',
};

let replacements: Replacement[];

beforeAll(async () => {
  const binary = process.env['TERRAFORM_AWS_PROVIDER'] ?? '';
  const registrations = [...(await registeredBy('estate')), ...(await registeredBy('examples/small'))];
  replacements = replacementsOf(await validateRegistrations(registrations, { binary, plan: true }));
});

function expectGenerated(file: string, text: string): void {
  const path = join(ROOT, file);
  const prettier = join(ROOT, 'node_modules/prettier/bin/prettier.cjs');
  const words = [prettier, '--stdin-filepath', path];
  const generated = execFileSync(process.execPath, words, { cwd: ROOT, input: text, encoding: 'utf8' });
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, generated);
  expect(readFileSync(path, 'utf8')).toBe(generated);
}

it('is on the page that people read', () => {
  expectGenerated('docs/replacements.md', replacementsPage(replacements));
});

it('is what the plan of a pull request goes by', () => {
  expectGenerated('packages/landing-zone/src/plan/replacingInputs.ts', replacingInputsModule(replacements));
});

it('is what the simulated provider does', () => {
  const simulated = replacingInputs();
  const differences = replacements.flatMap(({ type, given, replacing }) =>
    given
      .filter((name) => (simulated.get(type)?.includes(name) ?? false) !== replacing.includes(name))
      .map((name) => `${type}.${name}`),
  );
  expect(differences).toEqual(Object.keys(KNOWN_DIFFERENCES));
});
