// Where things are unless the command line says otherwise.

/** Folder of the estate. */
export const ESTATE = 'estate';
/** Folder of the simulated AWS and its stacks. */
export const STATE = '.microaccounts';
