// In processes of their own: Jest takes the unhandled rejections of its process for itself.
import { runScript, type Ended } from './testing/childProcess';

/** Runs the bodies of programs one after the other in one process. */
function runs(...programs: string[]): Ended {
  return runScript(`
    const out = (operation) => {
      if (['DescribeOrganization', 'PutParameter'].includes(operation)) throw new Error(operation + ' is out of order');
    };
    let broken = false;
    const faults = { before: ({ operation }) => broken && out(operation) };
    const cloud = SimulatedAws.open({ managementAccountId: '111111111111', homeRegion: 'us-east-1', faults });
    const engine = embeddedEngine({ aws: cloud, folder: null });
    let provider;
    const parameter = (name, value, options = {}) =>
      new aws.ssm.Parameter(name, { name: '/' + name, type: 'String', value }, { provider, ...options });
    const organization = () => ((broken = true), aws.organizations.getOrganizationOutput({}, { provider }));
    const rejected = (message) => pulumi.output(Promise.reject(new Error(message)));
    setTimeout(() => (console.log("a run does not end"), process.exit(1)), 30_000).unref();
    const up = (program) => {
      broken = false;
      const run = async () => ((provider = new aws.Provider('p', { region: 'us-east-1' })), program());
      return engine.up({ stack: 's', run }, { refresh: false, keep: [], imports: new Map() }).then(
        ({ outputs }) => console.log(JSON.stringify(outputs)),
        ({ message, failures }) => console.log(failures.length, message.split('\\n')[1].trim()),
      );
    };
    (async () => { ${programs.map((program) => `await up(async () => { ${program} });`).join('\n')} })();
  `);
}

describe('errors that the SDK leaves unhandled', () => {
  it('reject the run once, and the next run is not disturbed', () => {
    const { lines, status, errors } = runs(
      `const a = parameter('a', '1'); parameter('b', a.arn.apply(() => { throw new Error('in an apply'); })); return {};`,
      `return { x: new pulumi.StackReference('organization/landing-zone/none').getOutput('x') };`,
      `return { x: aws.getCallerIdentityOutput({}, { provider }).accountId };`,
      `parameter('a', '1'); return { fine: true };`,
    );
    expect(errors).toBe('');
    expect(lines).toEqual([
      '1 error serializing property "value": in an apply',
      expect.stringMatching(/^1 .*unknown stack `organization\/landing-zone\/none`/),
      expect.stringMatching(/^1 .*does not serve the function `aws:index\/getCallerIdentity:getCallerIdentity`/),
      '{"fine":true}',
    ]);
    expect(status).toBe(0);
  });

  it('end the run, whatever still waits for what is never registered', () => {
    const programs: Record<string, string> = {
      'DescribeOrganization is out of order': `return { id: organization().id };`,
      'error serializing property "value": DescribeOrganization is out of order': `
        return { arn: parameter('b', parameter('a', organization().id).arn).arn };`,
      'error serializing property "value": as an input': `return { arn: parameter('a', rejected('as an input')).arn };`,
      'as an export': `return { x: rejected('as an export') };`,
      'error serializing property "value": as a dependency': `
        parameter('b', '1', { dependsOn: [parameter('a', rejected('as a dependency'))] }); return {};`,
      'error serializing property "value": as a parent': `
        parameter('b', '1', { parent: parameter('a', rejected('as a parent')) }); return {};`,
      'error serializing property "value": awaited': `
        await new Promise((resolve) => parameter('a', rejected('awaited')).arn.apply(resolve)); return {};`,
      'urn:pulumi:s::landing-zone::aws:ssm/parameter:Parameter::a: PutParameter is out of order': `
        broken = true; await new Promise((resolve) => parameter('a', '1').arn.apply(resolve)); return {};`,
    };
    const { lines, status, errors } = runs(...Object.values(programs), `parameter('c', '1'); return { fine: true };`);
    expect(errors).toBe('');
    expect(lines).toEqual([...Object.keys(programs).map((message) => `1 ${message}`), '{"fine":true}']);
    expect(status).toBe(0);
  });

  it('leave nothing undone that does not wait for what failed', () => {
    const { lines } = runs(
      `const a = parameter('a', rejected('no')); parameter('b', a.arn); parameter('d', parameter('c', '1').arn); return {};`,
      `return { held: (await engine.held('s')).map(({ name }) => name) };`,
    );
    expect(lines).toEqual(['1 error serializing property "value": no', '{"held":["landing-zone-s","p","c","d"]}']);
  });

  it('let nothing reach the state after the run', () => {
    const { lines, status, errors } = runs(
      `parameter('late', new Promise((resolve) => (globalThis.release = resolve)));
       return { arn: parameter('a', rejected('no')).arn };`,
      `globalThis.release('1'); await new Promise((resolve) => setTimeout(resolve, 100));
       return { held: (await engine.held('s')).map(({ name }) => name) };`,
    );
    expect(errors).toBe('');
    expect(lines).toEqual(['1 error serializing property "value": no', '{"held":["landing-zone-s","p"]}']);
    expect(status).toBe(0);
  });
});
