import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as aws from '@pulumi/aws';
import { SimulatedAws } from '../store/simulatedAws';
import { MANAGEMENT_ID } from '../testing/cloud';
import { embeddedEngine, type RunOptions } from '.';
import { type StackSnapshot } from './stackState';
import { folderStore } from './stateStore';
import { runScript } from './testing/childProcess';

const OPTIONS: RunOptions = { refresh: false, keep: [], imports: new Map() };
const CLOUD = { managementAccountId: MANAGEMENT_ID, homeRegion: 'us-east-1' };

let folder: string;
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'states-'))));
afterEach(() => fs.rmSync(folder, { recursive: true }));

const record = (urn: string) => ({
  urn,
  type: 't',
  custom: true,
  id: urn,
  parent: '',
  provider: '',
  inputs: {},
  outputs: {},
  secrets: [],
  dependencies: [],
  protect: false,
  retainOnDelete: false,
  halfMade: false,
});

describe('a state on disk', () => {
  it('is the same whether its journal was applied once or twice', () => {
    const open = folderStore(folder).open('s');
    open.commit({ entry: 'put', record: record('a') });
    open.commit({ entry: 'begin', operation: 'replace', urn: 'a' });
    open.commit({ entry: 'put', record: { ...record('a'), id: 'new' }, replaced: record('a') });
    open.commit({ entry: 'bury', urn: 'a', id: 'a' });
    open.commit({ entry: 'put', record: record('b') });
    open.commit({ entry: 'drop', urn: 'b' });
    open.commit({ entry: 'outputs', outputs: { x: 1 }, secretOutputs: [] });
    const journal = fs.readFileSync(path.join(folder, 's.journal'));
    const expected = JSON.parse(JSON.stringify(open.state)) as StackSnapshot;
    expect(JSON.parse(JSON.stringify(folderStore(folder).read('s')))).toEqual(expected);

    open.close();
    fs.writeFileSync(path.join(folder, 's.journal'), journal);
    expect(JSON.parse(JSON.stringify(folderStore(folder).read('s')))).toEqual(expected);
    expect(expected).toMatchObject({ pending: { a: 'replace' }, condemned: [], outputs: { x: 1 } });
  });

  it('tells outputs and interruption without reading resources, of an earlier format as well', () => {
    const store = folderStore(folder);
    expect(store.summary('s')).toBeUndefined();
    const outputs = { text: 'x'.repeat(2 ** 15), lines: 'a\nb' };
    const open = store.open('s');
    open.commit({ entry: 'put', record: record('a') }, { entry: 'outputs', outputs, secretOutputs: ['text'] });
    expect(store.summary('s')).toEqual({ outputs, secretOutputs: ['text'], pending: [] });
    open.commit({ entry: 'begin', operation: 'update', urn: 'a' });
    expect(store.summary('s')).toMatchObject({ outputs, pending: ['a'] });
    open.close();
    expect(fs.readdirSync(folder)).toEqual(['s.json']);
    expect(store.summary('s')).toEqual({ outputs, secretOutputs: ['text'], pending: ['a'] });

    const whole = JSON.parse(JSON.stringify(store.read('s'))) as StackSnapshot;
    fs.writeFileSync(path.join(folder, 's.json'), JSON.stringify(whole));
    expect(JSON.parse(JSON.stringify(store.read('s')))).toEqual(whole);
    expect(store.summary('s')).toEqual({ outputs, secretOutputs: ['text'], pending: ['a'] });
  });

  it('keeps to its folder', () => {
    expect(() => folderStore(folder).open('../s')).toThrow(/no name of a stack/);
  });

  it.each(['before', 'after'])('loses nothing when the process is killed %s a call', async (moment) => {
    const paths = { folder: path.join(folder, 'aws') };
    const killed = runScript(`
      const faults = { before: () => {}, ${moment}: (call, n) => { if (n === 2) process.kill(process.pid, 'SIGKILL'); } };
      const cloud = SimulatedAws.open({ ...${JSON.stringify({ ...CLOUD, ...paths })}, faults });
      const run = async () => {
        const provider = new aws.Provider('p', { region: 'us-east-1' });
        for (const name of ['a', 'b', 'c']) new aws.ssm.Parameter(name, { name: '/' + name, type: 'String', value: '1' }, { provider });
        return {};
      };
      const engine = embeddedEngine({ aws: cloud, folder: ${JSON.stringify(folder)} });
      engine.up({ stack: 's', run }, { refresh: false, keep: [], imports: new Map() });
    `);
    expect([killed.signal, killed.errors]).toEqual(['SIGKILL', '']);

    const engine = embeddedEngine({ aws: SimulatedAws.open({ ...CLOUD, ...paths }), folder });
    expect(await engine.pending('s')).not.toEqual([]);
    const run = async (): Promise<Record<string, unknown>> => {
      const provider = new aws.Provider('p', { region: 'us-east-1' });
      const parameters = ['a', 'b', 'c'].map(
        (name) => new aws.ssm.Parameter(name, { name: `/${name}`, type: 'String', value: '1' }, { provider }),
      );
      return { arns: parameters.map(({ arn }) => arn) };
    };
    // What a search in AWS would find: nothing but what had been made.
    const imports = new Map(['a', 'b', 'c'].map((name) => [`aws:ssm/parameter:Parameter::${name}`, `/${name}`]));
    const { outputs } = await engine.up({ stack: 's', run }, { ...OPTIONS, imports });
    expect(outputs['arns']).toHaveLength(3);
    expect(await engine.pending('s')).toEqual([]);
    expect(await engine.up({ stack: 's', run }, { ...OPTIONS, refresh: true })).toMatchObject({
      steps: [],
      unchanged: 5,
    });
  });
});
