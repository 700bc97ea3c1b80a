// In processes of their own: Jest takes the unhandled rejections of its process for itself.
import { runScript, type Ended } from './testing/childProcess';

/** Runs the bodies of programs one after the other in one process. */
function runs(...programs: string[]): Ended {
  return runScript(`
    const cloud = SimulatedAws.open({ managementAccountId: '111111111111', homeRegion: 'us-east-1' });
    const engine = embeddedEngine({ aws: cloud, folder: null });
    let provider;
    const parameter = (name, value) => new aws.ssm.Parameter(name, { name: '/' + name, type: 'String', value }, { provider });
    const up = (program) => {
      const run = async () => ((provider = new aws.Provider('p', { region: 'us-east-1' })), program());
      return engine.up({ stack: 's', run }, { refresh: false, keep: [], imports: new Map() }).then(
        ({ outputs }) => console.log(JSON.stringify(outputs)),
        ({ message, failures }) => console.log(failures.length, message.split('\\n')[1].trim()),
      );
    };
    (async () => { ${programs.map((program) => `await up(() => { ${program} });`).join('\n')} })();
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
});
