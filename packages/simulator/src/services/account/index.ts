// AWS Account Management: what accounts are called and whom AWS writes to about them.
import { type Service } from '../../store/operation';
import { accountNameOperations } from './accountName';
import { alternateContactOperations } from './alternateContact';

export const accountService: Service = { ...accountNameOperations, ...alternateContactOperations };
