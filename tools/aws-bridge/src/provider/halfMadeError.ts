// The error by which a resource is there although making it failed.
import type { Properties } from '../pulumi/propertyValue';

/** A resource that exists, and is not what was asked for. */
export class HalfMadeError extends Error {
  constructor(
    message: string,
    readonly id: string,
    readonly outputs: Properties,
    readonly inputs: Properties,
  ) {
    super(message);
    this.name = 'HalfMadeError';
  }
}
