// Where a reader reads: an account and a region of it, and tags as EC2 answers them.
import type { Tag } from '@aws-sdk/client-ec2';
import { tagsOf } from '@microaccounts/resources/observe';

export interface Place {
  /** 12 digits, of the account whose session the client has. */
  readonly accountId: string;
  readonly region: string;
}

/** Tags of something in EC2. */
export function ec2Tags(tags: readonly Tag[] | undefined): ReturnType<typeof tagsOf> {
  return tagsOf((tags ?? []).map(({ Key, Value }) => [Key, Value]));
}
