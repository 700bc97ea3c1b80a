import { credentials, type ServiceError } from '@grpc/grpc-js';
import { ResourceProviderClient } from '@pulumi/pulumi/proto/provider_grpc_pb';
import * as messages from '@pulumi/pulumi/proto/provider_pb';
import { ErrorResourceInitFailed } from '@pulumi/pulumi/proto/provider_pb';
import { Status } from '@pulumi/pulumi/proto/status_pb';
import { UNKNOWN } from '../resources';
import { Cloud } from '../testing/cloud';
import { structOf } from './messages';
import { serveProviders, type ServedProviders } from '.';

const KEY = 'urn:pulumi:s::landing-zone::aws:kms/key:Key::key';
const GATEWAY = 'urn:pulumi:s::landing-zone::aws:ec2/internetGateway:InternetGateway::gateway';

/** A connection of its own, as the engine opens one per provider instance. */
class Connection {
  private readonly client: ResourceProviderClient;

  constructor(port: number) {
    // The pool would share one connection between clients of the same address.
    this.client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure(), {
      'grpc.use_local_subchannel_pool': 1,
    });
  }

  ask<Request, Response>(
    method: (request: Request, callback: (error: ServiceError | null, response: Response) => void) => unknown,
    request: Request,
  ): Promise<Response> {
    return new Promise((resolve, reject) => {
      method.call(this.client, request, (error, response) => (error === null ? resolve(response) : reject(error)));
    });
  }

  configure(args: Record<string, unknown>): Promise<unknown> {
    return this.ask(this.client.configure, new messages.ConfigureRequest().setArgs(structOf(args)));
  }

  check(urn: string, news: Record<string, unknown>): Promise<messages.CheckResponse> {
    return this.ask(this.client.check, new messages.CheckRequest().setUrn(urn).setNews(structOf(news)));
  }

  diff(urn: string, olds: Record<string, unknown>, news: Record<string, unknown>): Promise<messages.DiffResponse> {
    const request = new messages.DiffRequest().setUrn(urn).setOlds(structOf(olds)).setNews(structOf(news));
    return this.ask(this.client.diff, request);
  }

  create(urn: string, properties: Record<string, unknown>, preview = false): Promise<messages.CreateResponse> {
    const request = new messages.CreateRequest().setUrn(urn).setProperties(structOf(properties)).setPreview(preview);
    return this.ask(this.client.create, request);
  }

  read(
    urn: string,
    id: string,
    properties: Record<string, unknown>,
    inputs: Record<string, unknown>,
  ): Promise<messages.ReadResponse> {
    const request = new messages.ReadRequest()
      .setUrn(urn)
      .setId(id)
      .setProperties(structOf(properties))
      .setInputs(structOf(inputs));
    return this.ask(this.client.read, request);
  }

  update(
    urn: string,
    id: string,
    olds: Record<string, unknown>,
    news: Record<string, unknown>,
  ): Promise<messages.UpdateResponse> {
    const request = new messages.UpdateRequest().setUrn(urn).setId(id).setOlds(structOf(olds)).setNews(structOf(news));
    return this.ask(this.client.update, request);
  }

  delete(urn: string, id: string, properties: Record<string, unknown>): Promise<unknown> {
    const request = new messages.DeleteRequest().setUrn(urn).setId(id).setProperties(structOf(properties));
    return this.ask(this.client.delete, request);
  }

  invoke(tok: string, args: Record<string, unknown>): Promise<messages.InvokeResponse> {
    return this.ask(this.client.invoke, new messages.InvokeRequest().setTok(tok).setArgs(structOf(args)));
  }

  construct(request: messages.ConstructRequest): Promise<messages.ConstructResponse> {
    return this.ask(this.client.construct, request);
  }

  close(): void {
    this.client.close();
  }
}

function plain(message: { getProperties?(): unknown }): Record<string, unknown> {
  return (message.getProperties?.() as { toJavaScript(): Record<string, unknown> }).toJavaScript();
}

describe('the provider `aws` over gRPC', () => {
  let gatewayRefused = false;
  const cloud = new Cloud({
    faults: {
      before: ({ operation }) => {
        if (gatewayRefused && operation === 'AttachInternetGateway') throw new Error('connection lost');
      },
    },
  });
  let served: ServedProviders;
  let management: Connection;
  beforeAll(async () => {
    served = await serveProviders(cloud.aws);
    management = new Connection(served.ports.aws);
    await management.configure({ region: 'us-east-1' });
  });
  afterAll(async () => {
    management.close();
    await served.close();
  });

  it('says where the Pulumi CLI finds it', () => {
    const { ports, environment } = served;
    expect(environment).toMatchObject({ PULUMI_DEBUG_PROVIDERS: `aws:${ports.aws},awsx:${ports.awsx}` });
  });

  it('takes a resource through its life', async () => {
    const checked =
      (await management.check(KEY, { description: 'd', region: 'eu-west-2' })).getInputs()?.toJavaScript() ?? {};
    expect(checked).toEqual({ description: 'd', region: 'eu-west-2', enableKeyRotation: false });

    const created = await management.create(KEY, checked);
    const [id, state] = [created.getId(), plain(created)];
    expect(state).toMatchObject({ keyId: id, arn: `arn:aws:kms:eu-west-2:111111111111:key/${id}`, tagsAll: {} });
    expect((await management.diff(KEY, state, checked)).getChanges()).toBe(messages.DiffResponse.DiffChanges.DIFF_NONE);

    const wanted = { ...checked, enableKeyRotation: true };
    expect((await management.diff(KEY, state, wanted)).getDiffsList()).toEqual(['enableKeyRotation']);
    const updated = plain(await management.update(KEY, id, state, wanted));
    expect(updated).toMatchObject({ enableKeyRotation: true });

    await cloud.call('kms:UpdateKeyDescription', { KeyId: id, Description: 'tampered' }, { region: 'eu-west-2' });
    const read = await management.read(KEY, id, updated, wanted);
    expect(read.getInputs()?.toJavaScript()).toEqual({ ...wanted, description: 'tampered' });
    expect((await management.diff(KEY, plain(read), wanted)).getDiffsList()).toEqual(['description']);

    const imported = await management.read(KEY, `${id}@eu-west-2`, {}, {});
    expect([imported.getId(), imported.getInputs()?.toJavaScript()]).toEqual([
      id,
      expect.objectContaining({ description: 'tampered', enableKeyRotation: true, region: 'eu-west-2' }),
    ]);

    await management.delete(KEY, id, updated);
    expect((await management.read(KEY, id, updated, wanted)).getId()).toBe('');
  });

  it('says what replaces a resource, and whether the old one has to go first', async () => {
    const urn = 'urn:pulumi:s::landing-zone::aws:iam/role:Role::r';
    const old = { name: 'r', path: '/', assumeRolePolicy: '{}' };
    const moved = await management.diff(urn, old, { ...old, path: '/landing-zone/' });
    expect([moved.getReplacesList(), moved.getDeletebeforereplace()]).toEqual([['path'], true]);
    expect(moved.getDetaileddiffMap().get('path')?.getKind()).toBe(messages.PropertyDiff.Kind.UPDATE_REPLACE);
    const renamed = await management.diff(urn, old, { ...old, name: UNKNOWN });
    expect([renamed.getReplacesList(), renamed.getDeletebeforereplace()]).toEqual([['name'], false]);
  });

  it('refuses inputs that it does not know or that are missing', async () => {
    const failures = (await management.check(KEY, { keyUsage: 'SIGN_VERIFY' })).getFailuresList();
    expect(failures.map((failure) => failure.getReason())).toEqual([
      'the simulated provider does not know the input `keyUsage`',
    ]);
    const urn = 'urn:pulumi:s::landing-zone::aws:ec2/subnet:Subnet::s';
    const missing = (await management.check(urn, { vpcId: UNKNOWN })).getFailuresList();
    expect(missing.map((failure) => failure.getProperty())).toEqual(['cidrBlock']);
    await expect(management.check(KEY.replaceAll('kms/key:Key', 's3/bucket:Bucket'), {})).rejects.toThrow(
      /does not serve/,
    );
  });

  it('makes nothing in a preview', async () => {
    const previewed = await management.create(KEY, { description: 'preview' }, true);
    expect([previewed.getId(), plain(previewed)]).toEqual(['', { description: 'preview' }]);
  });

  it('says what AWS refused, and keeps the id of what exists but is not finished', async () => {
    const subnet = { vpcId: 'vpc-00000000', cidrBlock: '10.0.0.0/24' };
    const urn = 'urn:pulumi:s::landing-zone::aws:ec2/subnet:Subnet::s';
    await expect(management.create(urn, subnet)).rejects.toThrow(/InvalidVpcID.NotFound/);

    const { Vpc } = await cloud.call('ec2:CreateVpc', { CidrBlock: '10.0.0.0/16' });
    gatewayRefused = true;
    const error = await management.create(GATEWAY, { vpcId: Vpc.VpcId }).catch((thrown: ServiceError) => thrown);
    gatewayRefused = false;
    const [details] = (error as ServiceError).metadata.get('grpc-status-details-bin');
    const [any] = Status.deserializeBinary(details as Buffer).getDetailsList();
    const failed = ErrorResourceInitFailed.deserializeBinary(any?.getValue_asU8() ?? new Uint8Array());
    expect([failed.getId(), failed.getReasonsList()]).toEqual([expect.stringMatching(/^igw-/), ['connection lost']]);
  });

  it('calls in the account of its connection', async () => {
    const accountId = await cloud.vend('payments-dev');
    const member = new Connection(served.ports.aws);
    await expect(member.create(KEY, {})).rejects.toThrow(/no provider is configured on this connection/);
    const roleArn = `arn:aws:iam::${accountId}:role/OrganizationAccountAccessRole`;
    await member.configure({
      region: 'us-east-1',
      assumeRoles: JSON.stringify([{ roleArn, sessionName: 'landing-zone' }]),
    });
    const there = plain(await member.create(KEY, {}));
    const here = plain(await management.create(KEY, {}));
    expect([there['arn'], here['arn']]).toEqual([
      expect.stringContaining(`:${accountId}:`),
      expect.stringContaining(':111111111111:'),
    ]);
    const nobody = `arn:aws:iam::${accountId}:role/Nobody`;
    await expect(
      member.configure({ region: 'us-east-1', assumeRoles: JSON.stringify([{ roleArn: nobody }]) }),
    ).rejects.toThrow(/AccessDenied/);
    member.close();
  });

  it('answers invokes', async () => {
    const zones = await management.invoke('aws:index/getAvailabilityZones:getAvailabilityZones', {
      state: 'available',
    });
    expect(zones.getReturn()?.toJavaScript()).toMatchObject({ names: expect.arrayContaining(['us-east-1a']) });
    const organization = await management.invoke('aws:organizations/getOrganization:getOrganization', {});
    expect(organization.getReturn()?.toJavaScript()).toMatchObject({ roots: [{ id: await cloud.root() }] });
  });

  it('refuses components other than the VPC', async () => {
    const awsx = new Connection(served.ports.awsx);
    const request = new messages.ConstructRequest().setType('awsx:ecs:FargateService').setName('s');
    await expect(awsx.construct(request)).rejects.toThrow(/the component `awsx:ecs:FargateService` is not simulated/);
    awsx.close();
  });
});
