// What the two kinds of association of a RAM share have in common: made, waited for, taken away again.
import type { ResourceShareAssociation } from '@aws-sdk/client-ram';
import { eventually, orGone, type AwsAccess } from '../awsAccess';

/** A resource or a principal of a share. */
export interface Associated {
  readonly share: string;
  readonly kind: 'resource' | 'principal';
  /** The ARN of the resource; the id of the account. */
  readonly entity: string;
}

/** The association, unless it is gone or going. */
export async function findAssociation(
  aws: AwsAccess,
  wanted: Associated,
): Promise<ResourceShareAssociation | undefined> {
  const { share, kind, entity } = wanted;
  const question = aws.call('ram', 'getResourceShareAssociations', {
    associationType: kind === 'resource' ? 'RESOURCE' : 'PRINCIPAL',
    resourceShareArns: [share],
    ...(kind === 'resource' ? { resourceArn: entity } : { principal: entity }),
  });
  const found = (await orGone(question, 'UnknownResourceException'))?.resourceShareAssociations ?? [];
  return found.find(({ status }) => status !== 'DISASSOCIATED' && status !== 'DISASSOCIATING');
}

/** Associates, and waits until RAM is done. @throws Error with RAM's reason if it failed. */
export async function associate(aws: AwsAccess, wanted: Associated, made: (id: string) => void): Promise<string> {
  await aws.call('ram', 'associateResourceShare', requestOf(wanted));
  const id = `${wanted.share},${wanted.entity}`;
  made(id);
  const found = await eventually(
    `association of ${wanted.entity}`,
    () => findAssociation(aws, wanted),
    (association) => association?.status === 'ASSOCIATED' || association?.status === 'FAILED',
  );
  if (found?.status === 'FAILED')
    throw new Error(`RAM did not associate ${wanted.entity}: ${found.statusMessage ?? ''}`);
  return id;
}

/** Takes the association away, and waits until it is gone. */
export async function disassociate(aws: AwsAccess, wanted: Associated): Promise<void> {
  await orGone(aws.call('ram', 'disassociateResourceShare', requestOf(wanted)), 'UnknownResourceException');
  await eventually(
    `disassociation of ${wanted.entity}`,
    () => findAssociation(aws, wanted),
    (association) => association === undefined,
  );
}

function requestOf({ share, kind, entity }: Associated): {
  resourceShareArn: string;
  resourceArns?: string[];
  principals?: string[];
} {
  return { resourceShareArn: share, ...(kind === 'resource' ? { resourceArns: [entity] } : { principals: [entity] }) };
}
