// The real AWS provider's verdict on everything that an estate registers, asked once.
import { validateRegistrations, type RegistrationVerdict } from '@microaccounts/aws-bridge';
import { registeredBy, type Registered } from './registered';

/** The executable, found by `npm run test:registrations`. */
export const binary = process.env['TERRAFORM_AWS_PROVIDER'] ?? '';

export interface Judged {
  readonly registered: Registered;
  readonly verdict: RegistrationVerdict;
}

const known = new Map<string, Promise<Judged[]>>();

/** @param estate its folder, relative to the repository */
export function judge(estate: string): Promise<Judged[]> {
  const judged = known.get(estate) ?? judgeNow(estate);
  known.set(estate, judged);
  return judged;
}

async function judgeNow(estate: string): Promise<Judged[]> {
  const registrations = await registeredBy(estate);
  const verdicts = await validateRegistrations(registrations, { binary, plan: true });
  return registrations.flatMap((registered, index) => {
    const verdict = verdicts[index];
    return verdict === undefined ? [] : [{ registered, verdict }];
  });
}

/** What somebody has to read to mend it: where it comes from, what it is, and what the provider says. */
export function told({ registered: { origin, address, type, name }, verdict }: Judged): string {
  const said = [...verdict.errors, ...verdict.unknown.map((property) => ({ property, message: 'unknown property' }))];
  return `${origin} ${address} (${type} ${name}): ${said.map(({ property, message }) => `${property}: ${message}`).join('; ')}`;
}
