// What every log in SARIF 2.1.0 of this program has: the frame around results, and places in the repository.

export interface SarifRun {
  /** The version of this program. */
  readonly version: string;
  readonly rules: readonly { readonly id: string; readonly shortDescription: { readonly text: string } }[];
  readonly results: readonly object[];
  /** How the run went, where that is more than its results say. */
  readonly invocations?: readonly object[];
}

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** A log of one run. https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html */
export function sarifDocument({ version, rules, results, invocations }: SarifRun): object {
  const driver = { name: 'microaccounts', semanticVersion: version, rules };
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver },
        ...(invocations === undefined ? {} : { invocations }),
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
}

/** A place in a file of the repository, whose path has `/`; line and column from 1. */
export function sarifLocation({ path, line, column }: { path: string; line: number; column: number }): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(path), uriBaseId: '%SRCROOT%' },
      region: { startLine: line, startColumn: column },
    },
  };
}

/** A path as a relative reference: what has a meaning in URIs, and all that is not ASCII, is percent-encoded. */
function uriOf(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}
