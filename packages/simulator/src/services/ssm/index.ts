// AWS Systems Manager: the operations of one account's parameters in one region.
import { type Service } from '../../store/operation';
import { parameterOperations } from './parameter';
import { parameterTagOperations } from './parameterTag';

export const ssmService: Service = { ...parameterOperations, ...parameterTagOperations };
