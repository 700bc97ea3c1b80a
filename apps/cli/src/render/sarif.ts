// Diagnostics as a log in SARIF 2.1.0, which the code scanning of GitHub and others reads.
import type { Diagnostic, Rule } from '@microaccounts/config';
import { sarifDocument, sarifLocation } from './sarifRun';

export interface SarifInput {
  readonly diagnostics: readonly Diagnostic[];
  /** What the estate was held against. */
  readonly rules: readonly Pick<Rule, 'code' | 'demands'>[];
  /** The version of this program. */
  readonly version: string;
  /** The path of a file of the estate in the repository, with `/`. */
  readonly pathOf: (file: string) => string;
}

/**
 * One run with a result for each diagnostic, in their order. What is found while files are read, addresses planned or
 * documents rendered is no rule of the list: its results have a code, and no description of it.
 */
export function sarifLog({ diagnostics, rules, version, pathOf }: SarifInput): object {
  const indices = new Map(rules.map(({ code }, index) => [code, index]));
  const results = diagnostics.map(({ code, severity, file, line, column, message, help }) => ({
    ruleId: code,
    ...(indices.has(code) ? { ruleIndex: indices.get(code) } : {}),
    level: severity,
    message: { text: help === '' ? message : `${message}\nhelp: ${help}` },
    locations: [sarifLocation({ path: pathOf(file), line, column })],
  }));
  return sarifDocument({
    version,
    rules: rules.map(({ code, demands }) => ({ id: code, shortDescription: { text: demands } })),
    results,
  });
}
