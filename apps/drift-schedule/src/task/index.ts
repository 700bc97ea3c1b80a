// What a run tells: the document that is kept and sent.
export { type NamedFinding, type RunStatus, type Summary } from './summary';
