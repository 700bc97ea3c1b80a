// Somebody at a console: clients of the AWS SDK in any account of the emulated AWS, and the ids of what was deployed there.
import { BackupClient } from '@aws-sdk/client-backup';
import { EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { EmulatedAws } from './emulatedAws';

export class ByHand {
  constructor(private readonly aws: EmulatedAws) {}

  get organizations(): OrganizationsClient {
    return this.aws.management(OrganizationsClient);
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
    return this.id(`account.${account}`, 'aws:organizations/account:Account', account);
  }

  /** The id that AWS gave to a Pulumi resource of a stack. */
  id(stack: string, type: string, name: string): string {
    const found = this.aws.deployed().find((one) => one.stack === stack && one.type === type && one.name === name);
    if (found === undefined) throw new Error(`stack \`${stack}\` holds no ${type} \`${name}\``);
    return found.id;
  }

  unit(path: string): string {
    return this.id('organization', 'aws:organizations/organizationalUnit:OrganizationalUnit', path);
  }

  scp(name: string): string {
    return this.id('organization', 'aws:organizations/policy:Policy', name);
  }

  key(account: string, region = 'us-east-1'): string {
    return this.id(`baseline.${account}`, 'aws:kms/key:Key', `${region}/landing-zone`);
  }

  /** What is called so in the network of us-east-1. */
  inNetwork(type: string, name: string): string {
    return this.id('network.us-east-1', type, name);
  }
}
