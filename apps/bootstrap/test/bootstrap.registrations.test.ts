// What the program registers, judged by the real AWS provider: its validation and its plan, offline.
import { isAccepted, validateRegistrations, type RegistrationVerdict } from '@microaccounts/aws-bridge';
import { run } from '../src/testing/run';
import { TAKING_OVER } from '../src/testing/settings';

const binary = process.env['TERRAFORM_AWS_PROVIDER'] ?? '';

describe.each([
  ['a new organization', {}],
  ['an organization that exists', { ...TAKING_OVER, organization: 'manage' }],
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
    expect(verdicts.length).toBeGreaterThan(25);
    expect(verdicts.filter((verdict) => !isAccepted(verdict)).map(told)).toEqual([]);
    expect(verdicts.filter(({ plan }) => plan !== 'planned').map(told)).toEqual([]);
  });

  it('hold nothing that is deprecated, and nothing that went unjudged', () => {
    expect(verdicts.flatMap(({ warnings }) => warnings)).toEqual([]);
    expect(verdicts.flatMap(({ dropped }) => dropped)).toEqual([]);
  });
});
