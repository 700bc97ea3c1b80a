// AWS RAM: the operations on shares and their associations in one region.
import { type Service } from '../../store/operation';
import { associationOperations } from './association';
import { resourceShareOperations } from './resourceShare';
import { sharedThingOperations } from './sharedThing';
import { shareTagOperations } from './shareTag';

export const ramService: Service = {
  ...resourceShareOperations,
  ...associationOperations,
  ...sharedThingOperations,
  ...shareTagOperations,
};
