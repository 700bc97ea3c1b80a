// The rules that every program keeps.
export type { Opacity, Registered } from './registered';
export type { Rule } from './rule';
export { rules } from './rules';
export { judge, violations, type Judgement, type Undecided, type Violation } from './violations';
