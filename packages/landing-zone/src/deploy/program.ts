// The Pulumi program of a stack: loops over the stack's resources, decides nothing.
import * as aws from '@pulumi/aws';
import * as pulumi from '@pulumi/pulumi';
import {
  deployAccount,
  deployBackupVault,
  deployKey,
  deployOrganizationalUnit,
} from '@microaccounts/account-factory/deploy';
import {
  deployParameter,
  deployPrincipalAssociation,
  deployResourceAssociation,
  deployResourceShare,
  deploySharedVpc,
  deployTransitGateway,
  type SharedVpcSpec,
} from '@microaccounts/networking/deploy';
import { deployIamPolicy, deployRole, deploySamlProvider } from '@microaccounts/policies/deploy';
import {
  ACCESS_ROLE,
  MANAGEMENT,
  ORGANIZATION_ROOT,
  type LandingZoneResource,
  type OfKind,
  type Reference,
} from '@microaccounts/resources';
import { Deployment } from '@microaccounts/resources/deploy';
import { deployScp, deployScpAttachment } from '@microaccounts/scp/deploy';
import type { LandingZone, Stack } from '../plan/landingZone';
import { publicationOf, publications } from '../plan/publication';
import { stackDigest, stackResources } from '../plan/resources';
import { accountStack } from '../plan/stacks';
import type { StackProgram } from './engine';

/**
 * The program of the stack called `name`; its outputs are those of `publicationOf`, and `digest`, the digest of what it
 * deploys, once all of that is deployed. `vended` is the id of the account of an account stack where AWS has it already:
 * its SCPs are then attached before it moves, so that on its way it is never without its guardrails.
 * @throws RangeError if the landing zone has no such stack.
 */
export function stackProgram(landingZone: LandingZone, name: string, vended: string | null = null): StackProgram {
  const stack = landingZone.stacks.find((candidate) => candidate.name === name);
  if (stack === undefined) throw new RangeError(`no stack \`${name}\` in this landing zone`);
  return { stack: name, run: () => new StackRun(landingZone, stack, vended).outputs() };
}

/** One run of a program: the component that all of the stack belongs to, its providers and its stack references. */
class StackRun {
  private readonly component: pulumi.ComponentResource;
  private readonly deployment: Deployment;
  private readonly providers = new Map<string, aws.Provider>();
  private readonly stacks = new Map<string, pulumi.StackReference>();
  private readonly registered: pulumi.Resource[] = [];
  private readonly attached: pulumi.Resource[] = [];

  constructor(
    private readonly landingZone: LandingZone,
    private readonly stack: Stack,
    private readonly vended: string | null,
  ) {
    this.component = new pulumi.ComponentResource(
      `microaccounts:landing-zone:${COMPONENTS[stack.kind]}`,
      stack.name,
      {},
      { transformations: [({ resource }) => (this.registered.push(resource), undefined)] },
    );
    this.deployment = new Deployment({
      outside: (reference) => this.outside(reference),
      provider: (account) => this.provider(account),
    });
  }

  async outputs(): Promise<Record<string, unknown>> {
    const planned = this.inOrder(stackResources(this.landingZone, this.stack.name));
    const zones = planned.some(({ kind }) => kind === 'vpc') ? await this.zoneNames() : new Map<string, string>();
    const vpcs = sharedVpcs(planned);
    for (const resource of planned) this.deploy(resource, vpcs, zones);
    const outputs: Record<string, unknown> = { digest: this.digest() };
    for (const { reference, publication } of publications(planned)) {
      const value = this.deployment.resolve(reference);
      if (publication.key === null) outputs[publication.output] = value;
      else
        outputs[publication.output] = {
          ...(outputs[publication.output] as object | undefined),
          [publication.key]: value,
        };
    }
    return outputs;
  }

  /** What a stack holds, an account that AWS has already after the SCPs that are to be attached to it. */
  private inOrder(planned: readonly LandingZoneResource[]): readonly LandingZoneResource[] {
    if (this.vended === null) return planned;
    const id = pulumi.output(this.vended);
    const [accounts, others] = [true, false].map((is) => planned.filter(({ kind }) => (kind === 'account') === is));
    for (const { address } of accounts ?? []) this.deployment.registered(address, { id });
    return [...(others ?? []), ...(accounts ?? [])];
  }

  /** Known when all that was registered is there: of a run that failed it stays what it was. */
  private digest(): pulumi.Output<string> {
    const ids = this.registered.flatMap((resource) =>
      pulumi.CustomResource.isInstance(resource) ? [resource.id] : [],
    );
    return pulumi.all([...ids, ...this.deployment.known()]).apply(() => stackDigest(this.landingZone, this.stack.name));
  }

  private deploy(
    resource: LandingZoneResource,
    vpcs: ReadonlyMap<string, SharedVpcSpec>,
    zones: ReadonlyMap<string, string>,
  ): void {
    const { deployment } = this;
    const managed = { parent: this.component };
    switch (resource.kind) {
      case 'organizational-unit':
        return deployOrganizationalUnit(resource, deployment, managed);
      case 'scp':
        return deployScp(resource, deployment, managed);
      case 'scp-attachment':
        this.attached.push(deployScpAttachment(resource, deployment, managed));
        return;
      case 'account':
        return deployAccount(resource, deployment, { ...managed, dependsOn: [...this.attached] });
      case 'transit-gateway':
        return deployTransitGateway(resource, deployment, this.inside(resource));
      case 'vpc': {
        const spec = vpcs.get(resource.address);
        return spec === undefined ? undefined : deploySharedVpc(spec, zones, deployment, this.inside(resource));
      }
      case 'subnet':
      case 'route-table':
      case 'internet-gateway':
      case 'transit-gateway-attachment':
        return undefined; // parts of their VPC
      case 'resource-share':
        return deployResourceShare(resource, deployment, this.inside(resource));
      case 'resource-association':
        return deployResourceAssociation(resource, deployment, this.inside(resource));
      case 'principal-association':
        return deployPrincipalAssociation(
          resource,
          deployment,
          this.within(this.landingZone.estate.coreAccounts.network),
        );
      case 'iam-policy':
        return deployIamPolicy(resource, deployment, this.inside(resource));
      case 'saml-provider':
        return deploySamlProvider(resource, deployment, this.inside(resource));
      case 'role':
        return deployRole(resource, deployment, this.inside(resource));
      case 'key':
        return deployKey(resource, deployment, this.inside(resource));
      case 'backup-vault':
        return deployBackupVault(resource, deployment, this.inside(resource));
      case 'parameter':
        return deployParameter(resource, deployment, this.inside(resource));
      default:
        return unreachable(resource);
    }
  }

  /** Options for what lives in the account that it is about. */
  private inside(resource: LandingZoneResource): { parent: pulumi.Resource; provider: aws.Provider } {
    return this.within(resource.account);
  }

  private within(account: string): { parent: pulumi.Resource; provider: aws.Provider } {
    return { parent: this.component, provider: this.provider(account) };
  }

  private outside(reference: Reference): pulumi.Output<string> {
    if (reference.ref === ORGANIZATION_ROOT) return this.root();
    const publication = publicationOf(reference);
    if (publication === null || publication.stack === this.stack.name)
      throw new TypeError(
        `\`${reference.attribute}\` of \`${reference.ref}\` is used before it is registered, and no other stack publishes it`,
      );
    const output = this.stackReference(publication.stack).getOutput(publication.output) as pulumi.Output<unknown>;
    return output.apply((value) => published(value, publication.key, reference));
  }

  private root(): pulumi.Output<string> {
    const organization = aws.organizations.getOrganizationOutput({}, { provider: this.provider(MANAGEMENT) });
    return organization.roots.apply(([root]) => root?.id ?? '');
  }

  private stackReference(stack: string): pulumi.StackReference {
    const known = this.stacks.get(stack);
    if (known !== undefined) return known;
    const name = `${pulumi.getOrganization()}/${pulumi.getProject()}/${stack}`;
    const made = new pulumi.StackReference(name);
    this.stacks.set(stack, made);
    return made;
  }

  /** One provider per account: the management account's own credentials, elsewhere the organization's access role. */
  private provider(account: string): aws.Provider {
    const known = this.providers.get(account);
    if (known !== undefined) return known;
    const { managementAccountId, homeRegion } = this.landingZone.estate.organization;
    const region = (this.stack.region ?? homeRegion) as aws.Region;
    const made =
      account === MANAGEMENT
        ? new aws.Provider(MANAGEMENT, { region, allowedAccountIds: [managementAccountId] })
        : new aws.Provider(account, {
            region,
            assumeRoles: [{ roleArn: this.accessRole(account), sessionName: 'landing-zone' }],
          });
    this.providers.set(account, made);
    return made;
  }

  private accessRole(account: string): pulumi.Output<string> {
    const id = this.stackReference(accountStack(account)).getOutput('accountId') as pulumi.Output<string>;
    return pulumi.interpolate`arn:aws:iam::${id}:role/${ACCESS_ROLE}`;
  }

  /** The names that the network account uses for zone ids: they differ from account to account (EC2 User Guide, "AZ IDs"). */
  private async zoneNames(): Promise<Map<string, string>> {
    const provider = this.provider(this.landingZone.estate.coreAccounts.network);
    const { names, zoneIds } = await aws.getAvailabilityZones({ state: 'available' }, { provider });
    return new Map(zoneIds.map((id, index) => [id, names[index] ?? '']));
  }
}

const COMPONENTS = {
  organization: 'Organization',
  account: 'Account',
  network: 'Network',
  baseline: 'Baseline',
} as const;

/** The VPCs among `planned`, each with the parts that are registered together with it. */
function sharedVpcs(planned: readonly LandingZoneResource[]): Map<string, SharedVpcSpec> {
  const ofKind = <K extends LandingZoneResource['kind']>(kind: K): OfKind<K>[] =>
    planned.filter((resource): resource is OfKind<K> => resource.kind === kind);
  const within = <R extends { properties: { vpc: Reference } }>(all: readonly R[], vpc: string): R[] =>
    all.filter(({ properties }) => properties.vpc.ref === vpc);
  return new Map(
    ofKind('vpc').flatMap((vpc): [string, SharedVpcSpec][] => {
      const [internetGateway] = within(ofKind('internet-gateway'), vpc.address);
      if (internetGateway === undefined) return [];
      const [attachment = null] = within(ofKind('transit-gateway-attachment'), vpc.address);
      const subnets = within(ofKind('subnet'), vpc.address);
      const routeTables = within(ofKind('route-table'), vpc.address);
      return [[vpc.address, { vpc, subnets, routeTables, internetGateway, attachment }]];
    }),
  );
}

/** What another stack publishes. A preview may run before that stack has: then nobody knows the value yet. */
function published(value: unknown, key: string | null, { ref, attribute }: Reference): string {
  const found = key === null ? value : (value as Record<string, unknown> | undefined)?.[key];
  if (typeof found === 'string') return found;
  if (pulumi.runtime.isDryRun()) return pulumi.unknown as unknown as string; // an output of it is itself unknown
  throw new Error(`\`${attribute}\` of \`${ref}\` is not deployed yet`);
}

function unreachable(resource: never): never {
  throw new TypeError(`no deployment for ${JSON.stringify(resource)}`);
}
