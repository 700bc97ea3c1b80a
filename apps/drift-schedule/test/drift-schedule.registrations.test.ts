// What the program registers, judged by the real AWS provider: its validation and its plan, offline.
import { isAccepted, validateRegistrations, type RegistrationVerdict } from '@microaccounts/aws-bridge';
import { run } from '../src/testing/run';
import { MORE } from '../src/testing/settings';

const binary = process.env['TERRAFORM_AWS_PROVIDER'] ?? '';

describe.each([
  ['what must be configured', {}],
  ['everything', MORE],
])('the registrations for %s', (_name, configured) => {
  let verdicts: RegistrationVerdict[];

  beforeAll(async () => {
    const { registered } = await run(configured);
    verdicts = await validateRegistrations(
      registered.filter(({ type }) => type.startsWith('aws:')),
      { binary, plan: true },
    );
  });

  it('are all accepted and planned', () => {
    const told = ({ registration: { type, name }, ...rest }: RegistrationVerdict): string =>
      `${type} ${name}: ${JSON.stringify(rest)}`;
    expect(verdicts.length).toBeGreaterThan(35);
    expect(verdicts.filter((verdict) => !isAccepted(verdict)).map(told)).toEqual([]);
    // The provider has Step Functions itself judge a definition when it plans (`ValidateStateMachineDefinition`).
    const rest = verdicts.filter(({ plan }) => plan !== 'planned');
    expect(rest.map(({ registration: { type }, plan }) => [type, plan])).toEqual([
      ['aws:sfn/stateMachine:StateMachine', 'needs-aws'],
    ]);
  });

  it('hold nothing that is deprecated, and nothing that went unjudged', () => {
    expect(verdicts.flatMap(({ warnings }) => warnings)).toEqual([]);
    expect(verdicts.flatMap(({ dropped }) => dropped)).toEqual([]);
  });
});
