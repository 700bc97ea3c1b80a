// The rules that the YAML parser and the schema apply: what they found, under the code of each.
import type { Rule } from '../rule';

function foundWhileReading(code: string, demands: string): Rule {
  return {
    code,
    demands,
    check: ({ problems }) =>
      problems.filter((problem) => problem.code === code).map(({ at, message, help }) => ({ at, message, help })),
  };
}

export const validYaml = foundWhileReading('yaml/syntax', 'every file is valid YAML 1.2 of one document');
export const noDuplicateKeys = foundWhileReading('yaml/duplicate-key', 'no key is written twice in one map');
export const noAliasCycles = foundWhileReading('yaml/alias-cycle', 'no alias stands inside its own anchor');
export const fewAliases = foundWhileReading('yaml/too-many-aliases', 'aliases do not expand without end');
export const knownKeys = foundWhileReading('estate/unknown-key', 'every key is one that the estate knows');
export const rightTypes = foundWhileReading('estate/wrong-type', 'every value has the type of its key');
export const quotedText = foundWhileReading(
  'estate/unquoted-text',
  'text that YAML would read as a number (an account id, a cost centre) is quoted',
);
export const validValues = foundWhileReading('estate/invalid-value', 'every value is within the bounds of its key');
