// Shows that lint catches what it is there to catch, by linting snippets with the repository's own configuration.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

interface Message {
  readonly ruleId: string | null;
  readonly message: string;
}

type Case = readonly [file: string, code: string];

function lint(cases: readonly Case[]): Message[][] {
  const input = JSON.stringify(cases.map(([file, code]) => ({ file, code })));
  const run = spawnSync(process.execPath, [path.join(__dirname, 'lint-snippets.mjs')], { input, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as Message[][];
}

const use = 'x;\n';
const imports = (specifier: string): string => `import { x } from '${specifier}';\n${use}`;

const BOUNDARIES = 'microaccounts/boundaries';
const DECLARED = 'microaccounts/declared-imports';

const caught: readonly (readonly [rule: string, ...Case])[] = [
  // What computes imports no I/O.
  [BOUNDARIES, 'packages/scp/src/plan/policy.ts', imports('node:fs')],
  [BOUNDARIES, 'packages/scp/src/plan/policy.ts', imports('fs/promises')],
  [BOUNDARIES, 'packages/scp/src/plan/policy.ts', imports('node:child_process')],
  [BOUNDARIES, 'packages/scp/src/plan/policy.ts', imports('@pulumi/pulumi')],
  [BOUNDARIES, 'packages/scp/src/plan/policy.ts', imports('@aws-sdk/client-organizations')],
  [BOUNDARIES, 'packages/networking/src/plan/vpc.ts', imports('@pulumi/awsx')],
  [BOUNDARIES, 'packages/networking/src/plan/vpc.ts', imports('node:net')],
  [BOUNDARIES, 'packages/networking/src/plan/vpc.ts', imports('node:http')],
  [BOUNDARIES, 'packages/networking/src/index.ts', imports('./deploy')],
  [BOUNDARIES, 'packages/networking/src/plan/vpc.ts', imports('../observe/vpcs')],
  [BOUNDARIES, 'packages/networking/src/plan/vpc.ts', imports('@microaccounts/resources/observe')],
  [BOUNDARIES, 'packages/config/src/estate.ts', imports('node:fs')],
  [BOUNDARIES, 'packages/config/src/estate.ts', imports('./read')],
  [BOUNDARIES, 'packages/landing-zone/src/plan/stacks.ts', imports('@pulumi/pulumi')],
  // Other ways of importing are no way around it.
  [
    BOUNDARIES,
    'packages/scp/src/plan/policy.ts',
    "import type { Policy } from '@pulumi/aws/iam';\nexport type P = Policy;\n",
  ],
  [BOUNDARIES, 'packages/scp/src/plan/policy.ts', "export type P = import('@pulumi/aws').iam.Policy;\n"],
  [BOUNDARIES, 'packages/scp/src/plan/policy.ts', "export { readFileSync } from 'node:fs';\n"],
  [BOUNDARIES, 'packages/scp/src/plan/policy.ts', "export const later = () => import('node:fs');\n"],
  [BOUNDARIES, 'packages/scp/src/plan/policy.ts', "const fs = require('node:fs');\nfs;\n"],
  // The clock and chance are parameters.
  ['no-restricted-syntax', 'packages/scp/src/plan/policy.ts', 'export const now = () => Date.now();\n'],
  ['no-restricted-syntax', 'packages/scp/src/plan/policy.ts', 'export const now = () => new Date();\n'],
  ['no-restricted-syntax', 'packages/networking/src/plan/vpc.ts', 'export const chance = () => Math.random();\n'],
  [
    'no-restricted-syntax',
    'packages/scp/src/plan/policy.ts',
    "import { randomUUID } from 'node:crypto';\nrandomUUID();\n",
  ],
  ['no-restricted-globals', 'packages/config/src/estate.ts', 'export const home = process.env.HOME;\n'],
  // Packages depend one way.
  [BOUNDARIES, 'packages/resources/src/kinds.ts', imports('@microaccounts/config')],
  [BOUNDARIES, 'packages/config/src/estate.ts', imports('@microaccounts/scp')],
  [BOUNDARIES, 'packages/scp/src/plan/policy.ts', imports('@microaccounts/landing-zone')],
  [BOUNDARIES, 'packages/scp/src/deploy/policy.ts', imports('@microaccounts/networking')],
  [BOUNDARIES, 'packages/policies/src/plan/role.ts', imports('@microaccounts/account-factory')],
  [BOUNDARIES, 'packages/landing-zone/src/deploy/engine.ts', imports('@microaccounts/simulator')],
  [BOUNDARIES, 'packages/landing-zone/src/plan/plan.ts', imports('@microaccounts/drift')],
  [BOUNDARIES, 'packages/drift/src/report.ts', imports('@microaccounts/cli')],
  [BOUNDARIES, 'packages/simulator/src/store/store.ts', imports('@microaccounts/config')],
  [BOUNDARIES, 'apps/stacks/src/program.ts', imports('@microaccounts/simulator')],
  [BOUNDARIES, 'packages/landing-zone/src/deploy/engine.ts', imports('@microaccounts/aws-bridge')],
  [BOUNDARIES, 'apps/cli/src/main.ts', imports('@microaccounts/aws-bridge')],
  [BOUNDARIES, 'apps/cli/src/main.ts', "export const later = () => import('../../../packages/drift/src');\n"],
  [BOUNDARIES, 'packages/scp/src/plan/policy.test.ts', imports('@microaccounts/landing-zone')],
  // What is imported is declared.
  [DECLARED, 'packages/scp/src/deploy/policy.ts', imports('commander')],
  [DECLARED, 'packages/scp/src/observe/policies.ts', imports('@aws-sdk/client-nothing')],
  [DECLARED, 'packages/scp/src/plan/policy.ts', imports('fast-check')],
  // Named after nouns, exported by name, written to the terminal in one place.
  ['microaccounts/file-names', 'packages/scp/src/plan/utils.ts', 'export const x = 1;\n'],
  ['microaccounts/file-names', 'packages/scp/src/helpers/policy.ts', 'export const x = 1;\n'],
  ['no-restricted-syntax', 'packages/scp/src/deploy/policy.ts', 'export default 1;\n'],
  ['no-restricted-syntax', 'packages/scp/src/index.ts', "export * from './plan/policy';\n"],
  ['no-console', 'packages/drift/src/report.ts', "console.log('drift');\n"],
  ['no-console', 'apps/cli/src/main.ts', "console.error('drift');\n"],
  ['no-restricted-properties', 'packages/drift/src/report.ts', "process.stdout.write('drift');\n"],
  ['max-lines', 'packages/drift/src/report.ts', `${'\n'.repeat(350)}export {};\n`],
  ['@typescript-eslint/no-explicit-any', 'packages/drift/src/report.ts', 'export const x: any = 1;\n'],
];

const fine: readonly Case[] = [
  ['packages/scp/src/plan/policy.ts', imports('@microaccounts/config')],
  ['packages/scp/src/plan/policy.ts', imports('node:crypto')],
  ['packages/scp/src/plan/policy.ts', imports('./canonical')],
  ['packages/scp/src/plan/policy.test.ts', imports('node:fs')],
  ['packages/scp/src/plan/policy.test.ts', imports('@microaccounts/simulator')],
  ['packages/landing-zone/src/deploy/engine.test.ts', imports('@microaccounts/aws-bridge')],
  ['packages/scp/src/plan/policy.test.ts', imports('fast-check')],
  ['packages/resources/src/deploy/policy.ts', imports('@pulumi/aws')],
  ['packages/scp/src/observe/policies.ts', imports('@aws-sdk/client-organizations')],
  ['packages/config/src/read/folder.ts', imports('node:fs')],
  ['packages/landing-zone/src/deploy/engine.ts', imports('@pulumi/pulumi')],
  ['packages/landing-zone/src/deploy/engine.ts', 'export const now = () => new Date();\n'],
  ['packages/scp/src/plan/policy.ts', 'export const at = (time: string) => new Date(time);\n'],
  ['packages/simulator/src/store/store.ts', imports('node:fs')],
  ['apps/cli/src/main.ts', imports('@microaccounts/simulator/engine')],
  ['apps/cli/src/main.ts', 'export const streams = process.stdout;\n'],
];

describe('lint', () => {
  const answers = lint([...caught.map(([, ...snippet]) => snippet), ...fine]);

  test.each(caught.map((each, index) => [...each, index] as const))(
    '%s catches %s: %j',
    (rule, _file, _code, index) => {
      expect(answers[index]?.map(({ ruleId }) => ruleId)).toContain(rule);
    },
  );

  test.each(fine.map((each, index) => [...each, index] as const))('allows %s: %j', (_file, _code, index) => {
    const messages = answers[caught.length + index]?.filter(({ ruleId }) => !ruleId?.endsWith('no-unused-expressions'));
    expect(messages).toEqual([]);
  });

  test('says what a package may import instead', () => {
    const at = caught.findIndex(
      ([, file, code]) => file.startsWith('packages/scp/src/plan/') && code.includes('landing-zone'),
    );
    expect(answers[at]?.find(({ ruleId }) => ruleId === BOUNDARIES)?.message).toBe(
      'package `scp` may not import `@microaccounts/landing-zone`; it may import `config`, `resources`',
    );
  });
});
