// Many states are parsed in threads: as built, since threads do not run sources.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = mkdtempSync(join(tmpdir(), 'state-parsers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('gives what hundreds of states say, each its own, and says which cannot be read', () => {
  const stacks = join(folder, '.pulumi/stacks/landing-zone');
  mkdirSync(stacks, { recursive: true });
  writeFileSync(join(folder, '.pulumi/meta.yaml'), 'version: 1\n');
  const names = Array.from({ length: 300 }, (_, index) => `account.a${index}`);
  for (const [index, name] of names.entries()) {
    const urn = `urn:pulumi:${name}::landing-zone::pulumi:pulumi:Stack::landing-zone-${name}`;
    const resources = [{ urn, type: 'pulumi:pulumi:Stack', outputs: { digest: name } }];
    const text = JSON.stringify({ version: 3, checkpoint: { stack: name, latest: { resources } } });
    writeFileSync(join(stacks, `${name}.json`), index === 200 ? text.slice(0, -1) : text);
  }
  const script = `
    const { pulumiEngine } = require('@microaccounts/landing-zone/deploy');
    const engine = pulumiEngine({ backend: ${JSON.stringify(pathToFileURL(folder).href)} });
    Promise.all(${JSON.stringify(names)}.map((name) => engine.outputs(name).then((outputs) => outputs.digest, (error) => error.name)))
      .then((said) => console.log(JSON.stringify(said)));`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', script], { cwd: __dirname, encoding: 'utf8' });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  expect(JSON.parse(stdout)).toEqual(names.map((name, index) => (index === 200 ? 'SyntaxError' : name)));
});
