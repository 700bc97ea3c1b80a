// What says of a stack's state with which text of the files a run was begun.

/** The type of the component whose name says which text of its stack a run was begun with. */
export const REVISION_TYPE = 'microaccounts:landing-zone:Revision';

/** The name of the revision of a stack with this digest. */
export function revisionOf(digest: string): string {
  return digest.slice(0, 16);
}
