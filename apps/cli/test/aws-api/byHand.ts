// Somebody at a console: clients of the AWS SDK in any account of an AWS, and the ids of what the landing zone has there.
import { AccountClient } from '@aws-sdk/client-account';
import { BackupClient } from '@aws-sdk/client-backup';
import { EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { ConsoleClient } from './console';

/** The way into each account, and AWS's id of what is at an address of the landing zone. */
export interface Entrance {
  management<C>(Client: ConsoleClient<C>): C;
  member<C>(Client: ConsoleClient<C>, accountId: string, region?: string): Promise<C>;
  /** @throws {Error} when nothing is there */
  idAt(address: string): string;
}

export class ByHand {
  constructor(private readonly aws: Entrance) {}

  get organizations(): OrganizationsClient {
    return this.aws.management(OrganizationsClient);
  }

  /** In the management account, which asks for those of all. */
  get contacts(): AccountClient {
    return this.aws.management(AccountClient);
  }

  iam(account: string): Promise<IAMClient> {
    return this.aws.member(IAMClient, this.accountId(account));
  }

  kms(account: string, region?: string): Promise<KMSClient> {
    return this.aws.member(KMSClient, this.accountId(account), region);
  }

  backup(account: string, region?: string): Promise<BackupClient> {
    return this.aws.member(BackupClient, this.accountId(account), region);
  }

  ssm(account: string): Promise<SSMClient> {
    return this.aws.member(SSMClient, this.accountId(account));
  }

  /** In the account that owns the networks. */
  ec2(): Promise<EC2Client> {
    return this.aws.member(EC2Client, this.accountId('network'));
  }

  accountId(account: string): string {
    return this.aws.idAt(`account/${account}`);
  }

  unit(path: string): string {
    return this.aws.idAt(`organizational-unit/${path}`);
  }

  scp(name: string): string {
    return this.aws.idAt(`scp/${name}`);
  }

  key(account: string, region = 'us-east-1'): string {
    return this.aws.idAt(`account/${account}/${region}/key/landing-zone`);
  }

  /** At an address that begins with `network/`. */
  inNetwork(address: string): string {
    return this.aws.idAt(address);
  }
}
