// The readers' port: clients of the AWS SDK that speak in one account.
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import { AUDIT_ROLE, LANDING_ZONE_PATH } from '../baseline';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** What every client of the AWS SDK for JavaScript v3 can be made with; without `credentials`, its default chain. */
export interface ClientConfiguration {
  readonly region: string;
  readonly credentials?: () => Promise<Credentials>;
  readonly retryMode?: 'standard' | 'adaptive';
  readonly maxAttempts?: number;
  /** Makes the connections; several clients may share one. */
  readonly requestHandler?: NodeHttpHandler;
}

/** A class of `@aws-sdk/client-*`, such as `IAMClient`. */
export type ClientClass<C> = new (configuration: ClientConfiguration) => C;

/** An identity in one account, from which clients are made. */
export interface AwsSession {
  /** 12 digits. */
  readonly accountId: string;
  /** A client that calls in this account and `region`; asked again for the same, the same one may be answered. */
  client<C>(Client: ClientClass<C>, region: string): C;
}

/** How sessions are come by. Both methods throw what AWS throws, such as `AccessDenied`. */
export interface AwsSessions {
  /** In the management account of the organization. */
  management(): Promise<AwsSession>;
  /** In a member account, by sts:AssumeRole; `roleName` with its path, by default {@link AUDITOR}. */
  member(accountId: string, roleName?: string): Promise<AwsSession>;
}

/** The role, path included, as which member accounts are read. */
export const AUDITOR = `${LANDING_ZONE_PATH.slice(1)}${AUDIT_ROLE}`;
