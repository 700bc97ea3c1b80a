// Where a backend keeps its objects: what reading them needs of it.

export interface ObjectStore {
  /** The keys below `prefix`, a folder that ends in a slash; none if it is not there. */
  list(prefix: string): Promise<string[]>;
  /** The object; null if it is not there. */
  read(key: string): Promise<Buffer | null>;
}

/** A backend that cannot be reached, or is not there. */
export class BackendError extends Error {
  override readonly name = 'BackendError';
}
