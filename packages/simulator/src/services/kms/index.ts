// AWS KMS: the operations of one account's keys in one region.
import { type Service } from '../../store/operation';
import { aliasOperations } from './alias';
import { keyOperations } from './key';
import { keyPolicyOperations } from './keyPolicy';
import { keyTagOperations } from './keyTag';

export const kmsService: Service = {
  ...keyOperations,
  ...keyPolicyOperations,
  ...aliasOperations,
  ...keyTagOperations,
};
