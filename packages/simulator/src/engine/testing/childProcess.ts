// Runs a script in a Node of its own, with this package's sources: for what must not happen in Jest's process.
import { spawnSync } from 'node:child_process';
import * as path from 'node:path';

const SOURCES = path.resolve(__dirname, '../..');
const RESOURCES = path.resolve(SOURCES, '../../resources/src/index.ts');

/** Lets plain Node load TypeScript, and the one package of the workspace that the simulator uses. */
const LOADER = `
  const { transformSync } = require('@swc/core');
  const fs = require('node:fs'), Module = require('node:module');
  const options = { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } };
  Module._extensions['.ts'] = (module, file) => module._compile(transformSync(fs.readFileSync(file, 'utf8'), options).code, file);
  const resolve = Module._resolveFilename;
  Module._resolveFilename = (name, ...rest) => resolve(name === '@microaccounts/resources' ? ${JSON.stringify(RESOURCES)} : name, ...rest);
  const pulumi = require('@pulumi/pulumi'), aws = require('@pulumi/aws');
  const { SimulatedAws } = require('./store/simulatedAws.ts'), { embeddedEngine } = require('./engine/index.ts');
`;

export interface Ended {
  readonly lines: readonly string[];
  readonly errors: string;
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** `script` sees `pulumi`, `aws`, `SimulatedAws` and `embeddedEngine`. */
export function runScript(script: string): Ended {
  // Numbers are printed in colour where the environment asks for it, as test runners do.
  const env = { ...process.env, FORCE_COLOR: '0' };
  const run = spawnSync(process.execPath, ['-e', `${LOADER}\n${script}`], { cwd: SOURCES, encoding: 'utf8', env });
  return { lines: run.stdout.trim().split('\n'), errors: run.stderr, status: run.status, signal: run.signal };
}
