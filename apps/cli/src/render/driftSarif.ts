// A drift report as a log in SARIF 2.1.0: each finding at the line of the estate that is violated.
import type { DriftFinding, DriftReport, FindingOrigin, Status } from '@microaccounts/drift';
import { digest, printable } from '@microaccounts/resources';
import { sarifDocument, sarifLocation } from './sarifRun';

export interface DriftSarifInput {
  readonly report: DriftReport;
  /** When the run began. */
  readonly at: Date;
  readonly ended: Date;
  /** The version of this program. */
  readonly version: string;
  /** The path of a file of the estate in the repository, with `/`. */
  readonly pathOf: (file: string) => string;
  /** Where what no file declares would be declared. */
  readonly wouldBeAt: (finding: DriftFinding) => FindingOrigin;
  /** Who a finding is, whatever its values. */
  readonly identityOf: (finding: DriftFinding) => string;
  /** What differs, in lines of text. */
  readonly wordsOf: (finding: DriftFinding) => readonly string[];
}

const RULES: { readonly [S in Status]: string } = {
  drifted: 'what AWS has is what was deployed',
  missing: 'what was deployed is in AWS',
  unmanaged: 'what is in AWS, among what the landing zone keeps, is declared by a file',
  unchecked: 'what was deployed can be read',
  pending: 'what is merged is deployed',
  accepted: 'what differs by an exception of the estate ends with the exception',
};

const LEVELS: { readonly [S in Status]: 'error' | 'warning' | 'note' } = {
  drifted: 'error',
  missing: 'error',
  unmanaged: 'error',
  unchecked: 'warning',
  pending: 'note',
  accepted: 'note',
};

/** One run with a result for each finding, in their order: what is a matter of security first. */
export function driftSarifLog(input: DriftSarifInput): object {
  const { report, at, ended, version } = input;
  const statuses = Object.keys(RULES) as Status[];
  return sarifDocument({
    version,
    rules: statuses.map((status) => ({ id: ruleOf(status), shortDescription: { text: RULES[status] } })),
    invocations: [
      {
        executionSuccessful: true,
        startTimeUtc: at.toISOString(),
        endTimeUtc: ended.toISOString(),
        ...(report.complete
          ? {}
          : { toolExecutionNotifications: [{ level: 'warning', message: { text: 'not everything could be read' } }] }),
      },
    ],
    results: report.findings.map((finding) => result(finding, statuses.indexOf(finding.status), input)),
  });
}

function result(finding: DriftFinding, ruleIndex: number, input: DriftSarifInput): object {
  const { status, kind, address, account, region, property, security, owner, origin, since, cause, exception } =
    finding;
  const identity = input.identityOf(finding);
  const { file, line, column } = origin ?? input.wouldBeAt(finding);
  return {
    ruleId: ruleOf(status),
    ruleIndex,
    level: LEVELS[status],
    message: { text: messageOf(finding, input) },
    locations: [sarifLocation({ path: input.pathOf(file), line, column })],
    partialFingerprints: {
      'findingIdentity/v1': identity,
      // The one that code scanning of GitHub goes by; without it, findings of one line would be one alert.
      primaryLocationLineHash: `${digest(identity).slice(0, 16)}:1`,
    },
    ...(status === 'accepted'
      ? { suppressions: [{ kind: 'external', status: 'accepted', justification: exception?.reason ?? '' }] }
      : {}),
    ...(since === undefined ? {} : { provenance: { firstDetectionTimeUtc: since } }),
    properties: {
      ...{ kind, address, account, region, property, security, since },
      ...{ owner, cause, exception, isDeclared: origin !== undefined },
    },
  };
}

function messageOf(finding: DriftFinding, { wordsOf }: DriftSarifInput): string {
  const { status, kind, address, property, security, account, origin } = finding;
  const what = `${kind} ${address}${property === null ? '' : ` ${property}`}`;
  return [
    printable(`${status}${security ? ', widens access' : ''}: ${what} (account ${account})`),
    ...wordsOf(finding),
    ...(origin === undefined ? ['no file declares it; this is where one would'] : []),
  ].join('\n');
}

function ruleOf(status: Status): string {
  return `drift/${status}`;
}
