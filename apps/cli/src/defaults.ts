// Where things are unless the command line says otherwise.

/** Folder of the estate. */
export const ESTATE = 'estate';
/** Folder of the simulated AWS and its stacks. */
export const STATE = '.microaccounts';
/** Folder of the logs of an `up`, a file per stack. */
export const LOGS = '.microaccounts/logs';
/** Minutes that one stack of an `up` may take. */
export const TIME_LIMIT = '60';
