// What Pulumi's language host runs: it takes the program from what the module is.
import { program } from './program';

module.exports = program;
