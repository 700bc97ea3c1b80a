// The Pulumi program of a stack: loops over the stack's resources, decides nothing.
import type { Region } from '@pulumi/aws';
import { getAvailabilityZones } from '@pulumi/aws/getAvailabilityZones';
import { getOrganizationOutput } from '@pulumi/aws/organizations';
import { Provider } from '@pulumi/aws/provider';
import * as pulumi from '@pulumi/pulumi';
import {
  deployAccount,
  deployAlternateContact,
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
import { publicationOf, publications, type Publication } from '../plan/publication';
import { inputsDigest, publishedIn, readsOf } from '../plan/reads';
import { resourceDigests, type StackSpec } from '../plan/stackSpec';
import { accountStack } from '../plan/stacks';
import type { Circumstances } from './engine';
import { REJECTED, VERSION, type Deployed } from './deployed';
import { Revision } from './revisionNote';

/** One run of a program: the component that all of the stack belongs to, its providers and its stack references. */
export class StackRun {
  private readonly revision: Revision;
  private readonly component: pulumi.ComponentResource;
  private readonly deployment: Deployment;
  private readonly providers = new Map<string, Provider>();
  private readonly stacks = new Map<string, pulumi.StackReference>();
  private readonly registered: pulumi.Resource[] = [];
  private readonly attached: pulumi.Resource[] = [];

  constructor(
    private readonly spec: StackSpec,
    private readonly circumstances: Circumstances,
  ) {
    this.revision = new Revision(spec.digest, circumstances.making ?? { resources: spec.resources });
    this.component = new pulumi.ComponentResource(
      `microaccounts:landing-zone:${COMPONENTS[spec.kind]}`,
      spec.name,
      {},
      { transformations: [({ resource }) => (this.registered.push(resource), undefined)] },
    );
    this.deployment = new Deployment({
      outside: (reference) => this.outside(reference),
      provider: (account) => this.provider(account),
    });
  }

  async outputs(): Promise<Record<string, unknown>> {
    await this.revision.written();
    const planned = this.inOrder(this.spec.resources);
    const zones = planned.some(({ kind }) => kind === 'vpc') ? await this.zoneNames() : new Map<string, string>();
    const vpcs = sharedVpcs(planned);
    for (const resource of planned) this.deploy(resource, vpcs, zones);
    const outputs: Record<string, unknown> = { ...this.deployed() };
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
    const { vended } = this.circumstances;
    if (vended === null) return planned;
    const id = pulumi.output(vended);
    const [accounts, others] = [true, false].map((is) => planned.filter(({ kind }) => (kind === 'account') === is));
    for (const { address } of accounts ?? []) this.deployment.registered(address, { id });
    return [...(others ?? []), ...(accounts ?? [])];
  }

  /** Known when all that was registered is there: of a run that failed it stays what it was. */
  private deployed(): { readonly [K in keyof Deployed]: pulumi.Output<Deployed[K]> } {
    const ids = this.registered.flatMap((resource) =>
      pulumi.CustomResource.isInstance(resource) ? [resource.id] : [],
    );
    const done = pulumi.all([...ids, ...this.deployment.known()]);
    const { digest, resources } = this.spec;
    const { commit, leftovers, rejected = false } = this.circumstances;
    return {
      digest: done.apply(() => (rejected ? REJECTED : digest)),
      inputs: pulumi.all([done, this.inputs()]).apply(([, inputs]) => inputs),
      resources: done.apply(() => resourceDigests(resources)),
      leftovers: done.apply(() => leftovers),
      commit: done.apply(() => commit),
      version: done.apply(() => VERSION),
    };
  }

  /** The digest of what other stacks told this one. */
  private inputs(): pulumi.Output<string> {
    const reads = readsOf(this.spec);
    return pulumi.all(reads.map((publication) => this.read(publication))).apply((values) => {
      const known = new Map(reads.map((publication, index) => [publication, values[index]]));
      return inputsDigest(reads, (publication) => known.get(publication));
    });
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
      case 'alternate-contact':
        return deployAlternateContact(resource, deployment, managed);
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
        return deployPrincipalAssociation(resource, deployment, this.within(this.spec.networkAccount));
      case 'iam-policy':
        return deployIamPolicy(resource, deployment, this.inside(resource));
      case 'saml-provider':
        return deploySamlProvider(resource, deployment, this.inside(resource));
      case 'role':
        return void deployRole(resource, deployment, this.inside(resource));
      case 'key':
        return deployKey(resource, deployment, this.inside(resource));
      case 'backup-vault':
        return deployBackupVault(resource, deployment, this.inside(resource));
      case 'parameter':
        return deployParameter(resource, deployment, this.inside(resource));
      case 'policy-type':
      case 'trusted-service':
      case 'delegated-administrator':
        throw new TypeError(`no stack deploys \`${resource.address}\``);
      default:
        return unreachable(resource);
    }
  }

  /** Options for what lives in the account that it is about. */
  private inside(resource: LandingZoneResource): { parent: pulumi.Resource; provider: Provider } {
    return this.within(resource.account);
  }

  private within(account: string): { parent: pulumi.Resource; provider: Provider } {
    return { parent: this.component, provider: this.provider(account) };
  }

  private outside(reference: Reference): pulumi.Output<string> {
    if (reference.ref === ORGANIZATION_ROOT) return this.root();
    const known = this.circumstances.ids?.[`${reference.ref}#${reference.attribute}`];
    if (known !== undefined) return pulumi.output(known);
    const publication = publicationOf(reference);
    if (publication === null || publication.stack === this.spec.name)
      throw new TypeError(
        `\`${reference.attribute}\` of \`${reference.ref}\` is used before it is registered, and no other stack publishes it`,
      );
    return this.read(publication).apply((value) => published(value, reference));
  }

  private read(publication: Publication): pulumi.Output<unknown> {
    const { output } = publication;
    const value = this.stackReference(publication.stack).getOutput(output) as pulumi.Output<unknown>;
    return value.apply((found) => publishedIn({ [output]: found }, publication));
  }

  private root(): pulumi.Output<string> {
    const organization = getOrganizationOutput({}, { provider: this.provider(MANAGEMENT) });
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
  private provider(account: string): Provider {
    const known = this.providers.get(account);
    if (known !== undefined) return known;
    const { managementAccountId, homeRegion } = this.spec;
    const region = (this.spec.region ?? homeRegion) as Region;
    const made =
      account === MANAGEMENT
        ? new Provider(MANAGEMENT, { region, allowedAccountIds: [managementAccountId] })
        : new Provider(account, {
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
    const provider = this.provider(this.spec.networkAccount);
    const { names, zoneIds } = await getAvailabilityZones({ state: 'available' }, { provider });
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
function published(found: unknown, { ref, attribute }: Reference): string {
  if (typeof found === 'string') return found;
  if (pulumi.runtime.isDryRun()) return pulumi.unknown as unknown as string; // an output of it is itself unknown
  throw new Error(`\`${attribute}\` of \`${ref}\` is not deployed yet`);
}

function unreachable(resource: never): never {
  throw new TypeError(`no deployment for ${JSON.stringify(resource)}`);
}
