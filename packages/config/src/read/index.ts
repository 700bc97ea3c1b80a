// Reading an estate: from a folder on disk, or as a commit holds it.
export { readEstateAtCommit, readFirstAtCommit } from './commit';
export { EstateReadError } from './failure';
export { readEstateFolder } from './folder';
export { revisionOf, type Revision } from './revision';
