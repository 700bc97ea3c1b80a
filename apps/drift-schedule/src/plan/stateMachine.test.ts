// The definition against the published grammar (asl-validator has its JSON Schemas), and what its expressions give.
import jsonata from 'jsonata';
import { substitute } from '@microaccounts/resources';
import { MORE, settingsOf } from '../testing/settings';
import { stateMachine } from './stateMachine';

/** The package has no types. */
const validateDefinition =
  jest.requireActual<(definition: unknown) => { readonly isValid: boolean; readonly errors: readonly unknown[] }>(
    'asl-validator',
  );

interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly Resource?: string;
  readonly Assign?: Readonly<Record<string, string>>;
  readonly Arguments?: Readonly<Record<string, unknown>>;
  readonly Items?: readonly unknown[];
  readonly ItemSelector?: Readonly<Record<string, string>>;
  readonly ItemProcessor?: Definition & { readonly ProcessorConfig: unknown };
  readonly ResultWriter?: { readonly Arguments: Readonly<Record<string, unknown>> };
  readonly Retry?: readonly { readonly ErrorEquals: readonly string[]; readonly [field: string]: unknown }[];
  readonly Catch?: readonly { readonly Next: string; readonly Assign?: Readonly<Record<string, string>> }[];
  readonly [field: string]: unknown;
}

interface Definition {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** As it is deployed: with the security group, as text and back. */
const definitionOf = (more: { readonly [key: string]: unknown } = {}): Definition =>
  JSON.parse(JSON.stringify(substitute(stateMachine(settingsOf(more)), () => 'sg-0123456789abcdef0'))) as Definition;

const definition = definitionOf();
const state = (name: string): State => definition.States[name] ?? { Type: 'none' };
const part: State = state('Compare').ItemProcessor?.States['ComparePart'] ?? { Type: 'none' };

/** What a text of the definition becomes, with the variables that Step Functions binds. */
async function evaluated(value: unknown, bound: Readonly<Record<string, unknown>>): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((one: unknown) => evaluated(one, bound)));
  const expression = typeof value === 'string' ? /^\{% (.*) %\}$/s.exec(value)?.[1] : undefined;
  if (expression === undefined) return value;
  // The interpreter marks sequences with properties of its own, which JSON does not have.
  return JSON.parse(JSON.stringify(await jsonata(expression).evaluate({}, { ...bound }))) as unknown;
}

const commandOf = ({ Arguments }: State): unknown =>
  (Arguments?.['Overrides'] as { readonly ContainerOverrides: readonly { readonly Command: unknown }[] })
    .ContainerOverrides[0]?.Command;

const context = {
  Execution: { Name: '6a7b-run', StartTime: '2026-10-01T05:17:30.123Z' },
};
const run = '2026-10-01T051730.123Z-6a7b-run';

describe('the grammar', () => {
  it.each([
    ['the usual', {}],
    ['everything', MORE],
  ])('is kept with %s', (_name, more) => {
    const { isValid, errors } = validateDefinition(definitionOf(more));
    expect(errors).toEqual([]);
    expect(isValid).toBe(true);
  });

  it.each<[string, (compare: Record<string, unknown>) => void]>([
    ['a state that is not there', (compare) => Object.assign(compare, { Next: 'Nowhere' })],
    ['a percentage above 100', (compare) => Object.assign(compare, { ToleratedFailurePercentage: 101 })],
    ['no processor', (compare) => delete compare['ItemProcessor']],
    ['a field that JSONata does not have', (compare) => Object.assign(compare, { ItemsPath: '$.x' })],
  ])('is one that refuses %s', (_name, breaking) => {
    const broken = definitionOf();
    breaking(broken.States['Compare'] as Record<string, unknown>);
    expect(validateDefinition(broken).isValid).toBe(false);
  });

  it('has an end wherever a run goes', () => {
    const reached = (name: string, states: Definition['States'], before: readonly string[] = []): string[] => {
      if (before.includes(name)) throw new Error(`${name} comes back to itself`);
      const { Type, Next, Catch = [], End } = states[name] ?? { Type: 'none' };
      const next = [...(Next === undefined ? [] : [Next]), ...Catch.map((one) => one.Next)];
      if (next.length === 0 && (End === true || Type === 'Fail')) return [name];
      expect(next).not.toEqual([]);
      return [name, ...next.flatMap((one) => reached(one, states, [...before, name]))];
    };
    expect(new Set(reached(definition.StartAt, definition.States))).toEqual(new Set(Object.keys(definition.States)));
  });

  it('fits', () => {
    // Step Functions Developer Guide, "Quotas": a definition of 1 MB; ECS: overrides of 8192 characters ("ContainerOverride").
    const largest = definitionOf({ ...MORE, tiers: ['organization', 'network', 'accounts'] });
    expect(JSON.stringify(largest).length).toBeLessThan(1_000_000);
    for (const one of [largest.States['Summarize'], largest.States['Compare']?.ItemProcessor?.States['ComparePart']])
      expect(JSON.stringify((one ?? part).Arguments?.['Overrides']).length).toBeLessThan(8_192 - 100);
    // AWS Service Quotas, Step Functions: a name of an execution has up to 80 characters, a label up to 40.
    expect(String(largest.States['Compare']?.['Label']).length).toBeLessThanOrEqual(40);
  });
});

describe('a run', () => {
  it('is named by when it began, and by its execution', async () => {
    expect(await evaluated(state('Begin').Assign?.['run'], { states: { context } })).toBe(run);
  });

  it('compares every part in a task of its own', async () => {
    const compared = await Promise.all(
      (state('Compare').Items ?? []).map(async (item) => {
        const bound = { run, states: { context: { ...context, Map: { Item: { Value: item } } } } };
        const { run: name, part: given } = state('Compare').ItemSelector ?? {};
        const input = { run: await evaluated(name, bound), part: await evaluated(given, bound) };
        // Inside of the map nothing is bound but the input: the variables of the run are not seen there.
        return evaluated(commandOf(part), { states: { input, context: { Execution: { Name: 'another' } } } });
      }),
    );
    expect(compared).toEqual([
      ['compare', run, 'organization', '--tier', 'organization'],
      ['compare', run, 'network', '--tier', 'network'],
      ...[1, 2, 3, 4].map((index) => [
        'compare',
        run,
        `accounts-${index}-of-4`,
        '--tier',
        'accounts',
        '--shard',
        `${index}/4`,
      ]),
    ]);
  });

  it('is summed up by what it was to compare', async () => {
    const names = (state('Compare').Items as readonly { readonly name: string }[]).map(({ name }) => name);
    expect(await evaluated(commandOf(state('Summarize')), { run })).toEqual(['summarize', run, ...names]);
  });

  it('loses no part with another, nor the summary with the parts', () => {
    expect(state('Compare')).toMatchObject({
      ToleratedFailurePercentage: 100,
      MaxConcurrency: 5,
      ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Summarize' }],
      Next: 'Summarize',
    });
  });

  it('keeps what became of each part beside the reports', async () => {
    const { Bucket, Prefix } = state('Compare').ResultWriter?.Arguments ?? {};
    expect([Bucket, await evaluated(Prefix, { run })]).toEqual([
      'drift-reports-222222222222-eu-west-2',
      `executions/${run}`,
    ]);
  });

  it('tells once, in JSON, if even the summary fails, and fails then', async () => {
    const [caught, ...others] = state('Summarize').Catch ?? [];
    expect(others).toEqual([]);
    expect(caught?.Next).toBe('Tell');
    const errorOutput = { Error: 'States.TaskFailed', Cause: 'x'.repeat(2_000) };
    const cause = await evaluated(caught?.Assign?.['cause'], { states: { errorOutput } });
    expect(cause).toBe(`States.TaskFailed: ${'x'.repeat(1_000)}`);
    const message = await evaluated(state('Tell').Arguments?.['Message'], { run, cause });
    expect(JSON.parse(String(message))).toEqual({
      formatVersion: 1,
      run,
      status: 'failed',
      message: cause,
      reports: `s3://drift-reports-222222222222-eu-west-2/reports/${run}/`,
    });
    expect(state('Tell').Next).toBe('Failed');
    expect(await evaluated(state('Failed')['Cause'], { cause })).toBe(cause);
  });

  it('says why even where Step Functions gives no cause', async () => {
    const [caught] = state('Summarize').Catch ?? [];
    const states = { errorOutput: { Error: 'States.Timeout' } };
    expect(await evaluated(caught?.Assign?.['cause'], { states })).toBe('States.Timeout: ');
  });

  it.each([
    ['a part', part],
    ['the summary', state('Summarize')],
  ])('waits for %s only so long, and tries again with jitter what ECS refuses for the moment', (_name, task) => {
    expect(task.Resource).toBe('arn:aws:states:::ecs:runTask.sync');
    expect(task['TimeoutSeconds']).toEqual(expect.any(Number));
    expect(task.Retry?.[0]?.ErrorEquals).toEqual(
      expect.arrayContaining(['ECS.AmazonECSException', 'AmazonECS.Unknown']),
    );
    for (const retry of task.Retry ?? []) expect(retry).toMatchObject({ JitterStrategy: 'FULL', BackoffRate: 2 });
    expect(task.Retry?.[1]).toMatchObject({ ErrorEquals: ['States.TaskFailed'], MaxAttempts: 1 });
  });
});
