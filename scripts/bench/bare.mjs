// The least that the Pulumi CLI takes: the stack `bare` of an empty program, previewed and run again, in a `file://` backend.
// Words: the folder of the backend, and how often. Prints the seconds of each preview and of each run, and of both together.
import path from 'node:path';
import { argv, env } from 'node:process';
import { pathToFileURL } from 'node:url';
import { LocalWorkspace } from '@pulumi/pulumi/automation/index.js';

const [folder = '', times = ''] = argv.slice(2);
const workDir = path.join(folder, 'work');
const stack = await LocalWorkspace.createOrSelectStack(
  { stackName: 'bare', projectName: 'bare', program: () => Promise.resolve({}) },
  {
    workDir,
    projectSettings: { name: 'bare', runtime: 'nodejs', backend: { url: pathToFileURL(folder).href } },
    envVars: { ...env, PULUMI_CONFIG_PASSPHRASE: '', PULUMI_SKIP_UPDATE_CHECK: 'true' },
  },
);
await stack.up({ suppressOutputs: true });
// Nothing but the preview and the run: the Automation API asks for outputs and history by three processes more.
stack.outputs = () => Promise.resolve({});
stack.info = () => Promise.resolve(undefined);
const measured = [];
for (let time = 0; time < Number(times); time++) {
  const begin = performance.now();
  await stack.preview({ suppressOutputs: true });
  const between = performance.now();
  await stack.up({ suppressOutputs: true });
  const end = performance.now();
  measured.push({ preview: (between - begin) / 1000, up: (end - between) / 1000, both: (end - begin) / 1000 });
}
console.log(JSON.stringify(measured));
