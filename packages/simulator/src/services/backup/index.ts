// AWS Backup: the operations of one account's vaults in one region.
import { type Service } from '../../store/operation';
import { vaultOperations } from './vault';

export const backupService: Service = vaultOperations;
