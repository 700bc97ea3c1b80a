// A simulated AWS with the landing zone of the tests in it, and what changes it by hand.
import { CreateAccountCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import type { AwsSession, AwsSessions, ClientClass } from '@microaccounts/resources/observe';
import { ACCESS_ROLE, type LandingZoneResource } from '@microaccounts/resources';
import { AwsError, CallRecorder, SimulatedAws, simulatedSessions, type ApiCall } from '@microaccounts/simulator';
import type { Ids } from '../identify/registry';
import { expectation } from './landingZone';
import { accountCreated, seed } from './seeding';

export interface Simulation {
  readonly aws: SimulatedAws;
  readonly sessions: AwsSessions;
  readonly ids: ReadonlyMap<string, Ids>;
  readonly recorder: CallRecorder;
  /** Calls of which this holds are refused, as by an SCP. */
  refuse: (holds: (call: ApiCall) => boolean) => void;
  /** What is done before each call: a throw is what AWS answers. */
  disturb: (before: (call: ApiCall) => void | Promise<void>) => void;
  /** AWS's id of the thing at an address. */
  id(address: string): string;
  /** In the account with a key, as whoever may do everything there. */
  client<C>(key: string, Client: ClientClass<C>, region?: string): Promise<C>;
}

/** AWS with all of the landing zone, or some of it. */
export async function simulation(
  resources: readonly LandingZoneResource[] = expectation.resources,
): Promise<Simulation> {
  let before = (_call: ApiCall): void | Promise<void> => undefined;
  const recorder = new CallRecorder();
  const aws = SimulatedAws.open({
    managementAccountId: expectation.managementAccountId,
    homeRegion: expectation.homeRegion,
    recorder,
    faults: { before: (call) => before(call) },
  });
  const sessions = simulatedSessions(aws);
  const ids = await seed(sessions, resources);
  recorder.clear();
  const id = (address: string): string => String(ids.get(address)?.['id'] ?? ids.get(address)?.['arn']);
  const session = (key: string): Promise<AwsSession> =>
    key === 'management' ? sessions.management() : sessions.member(id(`account/${key}`), ACCESS_ROLE);
  return {
    ...{ aws, sessions, ids, recorder, id },
    refuse: (holds) => {
      before = (call) => {
        if (holds(call)) throw new AwsError('AccessDeniedException', `${call.operation} is denied`);
      };
    },
    disturb: (change) => (before = change),
    client: async (key, Client, region = expectation.homeRegion) => (await session(key)).client(Client, region),
  };
}

/** Makes an account that no file declares; gives its id. */
export async function strangerIn({ client }: Simulation): Promise<string> {
  const organizations = await client('management', OrganizationsClient);
  const create = new CreateAccountCommand({ AccountName: 'shadow', Email: 'shadow@example.com' });
  return accountCreated(organizations, (await organizations.send(create)).CreateAccountStatus?.Id);
}
