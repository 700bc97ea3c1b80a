// Diagnostics as a log in SARIF 2.1.0, which the code scanning of GitHub and others reads.
import type { Diagnostic, Rule } from '@microaccounts/config';

export interface SarifInput {
  readonly diagnostics: readonly Diagnostic[];
  /** What the estate was held against. */
  readonly rules: readonly Pick<Rule, 'code' | 'demands'>[];
  /** The version of this program. */
  readonly version: string;
  /** The path of a file of the estate in the repository, with `/`. */
  readonly pathOf: (file: string) => string;
}

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * One run with a result for each diagnostic, in their order. What is found while files are read, addresses planned or
 * documents rendered is no rule of the list: its results have a code, and no description of it.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html
 */
export function sarifLog({ diagnostics, rules, version, pathOf }: SarifInput): object {
  const indices = new Map(rules.map(({ code }, index) => [code, index]));
  const results = diagnostics.map(({ code, severity, file, line, column, message, help }) => ({
    ruleId: code,
    ...(indices.has(code) ? { ruleIndex: indices.get(code) } : {}),
    level: severity,
    message: { text: help === '' ? message : `${message}\nhelp: ${help}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(pathOf(file)), uriBaseId: '%SRCROOT%' },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  }));
  const driver = {
    name: 'microaccounts',
    semanticVersion: version,
    rules: rules.map(({ code, demands }) => ({ id: code, shortDescription: { text: demands } })),
  };
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  };
}

/** A path as a relative reference: what has a meaning in URIs, and all that is not ASCII, is percent-encoded. */
function uriOf(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}
