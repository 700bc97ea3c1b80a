// A landing zone in moto, put there by plain calls of the SDK: nothing of Pulumi and of its providers. Each copy of it is an
// AWS of its own, so that nothing that is done in one has to be undone.
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { MOTO_GAPS, startProxy, type EndpointProxy } from '@microaccounts/aws-bridge';
import { drift, partedExpectation, type Deployment, type DriftOptions, type DriftReport } from '@microaccounts/drift';
import { seed } from '@microaccounts/drift/testing';
import { resourceDigests, resources, stackDigest, stackResources, type LandingZone } from '@microaccounts/landing-zone';
import { awsSessions, type AwsSessions } from '@microaccounts/resources/observe';
import { startMoto } from '../../../../scripts/moto-server/server.mjs';
import { ByHand } from '../aws-api/byHand';
import { managementClient, memberClient, type ConsoleClient } from '../aws-api/console';
import { foundOrganization } from '../aws-api/organization';

/** The access key with which the management account is read; those of member accounts are moto's own. */
export const READER_KEY = 'drift';

export class SeededAws {
  private constructor(
    private readonly landingZone: LandingZone,
    private readonly moto: Awaited<ReturnType<typeof startMoto>>,
    private readonly ids: ReadonlyMap<string, { readonly [attribute: string]: string }>,
    /** What was answered otherwise than AWS answers while the landing zone was put there. */
    readonly failures: ReadonlyMap<string, number>,
  ) {}

  static async open(landingZone: LandingZone): Promise<SeededAws> {
    const { homeRegion } = landingZone.estate.organization;
    const { network: networkAccount } = landingZone.estate.coreAccounts;
    const moto = await startMoto();
    const proxy = await startProxy(moto.endpoint, MOTO_GAPS);
    try {
      await foundOrganization(managementClient(OrganizationsClient, proxy.address, homeRegion));
      const sessions = realSessions(landingZone, proxy.address);
      const ids = await seed(sessions, resources(landingZone), { homeRegion, networkAccount });
      return new SeededAws(landingZone, moto, ids, proxy.failures);
    } catch (error) {
      await moto.stop();
      throw error;
    } finally {
      proxy.close();
    }
  }

  /** The landing zone as it was put there, untouched; the copy before is gone. */
  async copy(): Promise<AwsCopy> {
    const endpoint = await this.moto.copy();
    const [console, reader] = [await startProxy(endpoint, MOTO_GAPS), await startProxy(endpoint, MOTO_GAPS)];
    return new AwsCopy(this.landingZone, this.ids, { console, reader });
  }

  async close(): Promise<void> {
    await this.moto.stop();
  }
}

/** The doors of a copy: by which somebody comes who changes something, and by which it is read. */
interface Doors {
  readonly console: EndpointProxy;
  readonly reader: EndpointProxy;
}

export class AwsCopy {
  readonly hand: ByHand;

  constructor(
    private readonly landingZone: LandingZone,
    ids: ReadonlyMap<string, { readonly [attribute: string]: string }>,
    readonly doors: Doors,
  ) {
    const { address } = doors.console;
    const { homeRegion } = landingZone.estate.organization;
    this.hand = new ByHand({
      management: (Client) => managementClient(Client, address, homeRegion),
      member: (Client, accountId, region) => this.member(Client, accountId, region),
      idAt: (place) => {
        const id = ids.get(place)?.['id'];
        if (id === undefined) throw new Error(`nothing was put at \`${place}\``);
        return id;
      },
    });
  }

  /** A client in a member account, as somebody at a console would have. */
  member<C>(Client: ConsoleClient<C>, accountId: string, region?: string): Promise<C> {
    const { homeRegion } = this.landingZone.estate.organization;
    return memberClient(Client, this.doors.console.address, { accountId, region: region ?? homeRegion });
  }

  /** What the drift job says of it, by sessions of its own as it has them in AWS. */
  drift(options: DriftOptions = {}): Promise<DriftReport> {
    const sessions = realSessions(this.landingZone, this.doors.reader.address);
    return drift(sessions, partedExpectation(this.landingZone), asDeployed(this.landingZone), options);
  }

  close(): void {
    this.doors.console.close();
    this.doors.reader.close();
  }
}

/** The product's own sessions, which the SDK's usual variables lead to `endpoint`. */
function realSessions({ estate }: LandingZone, endpoint: string): AwsSessions {
  const { managementAccountId, homeRegion } = estate.organization;
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: READER_KEY,
    AWS_SECRET_ACCESS_KEY: 'test',
  });
  return awsSessions({ managementAccountId, region: homeRegion });
}

/** As after an `up` of all stacks. */
function asDeployed(landingZone: LandingZone): Deployment {
  const known = landingZone.stacks.map(({ name }) => {
    const digests = resourceDigests(stackResources(landingZone, name));
    return [name, { digest: stackDigest(landingZone, name), resources: digests, leftovers: [] }] as const;
  });
  const deployed = new Map(known);
  return { deployed, digestOf: (stack) => deployed.get(stack)?.digest ?? null };
}
