// How the command gets into the management account: as the drift role, taken on by the role of the task.

/** The profile that the command is started with. */
export const PROFILE = 'drift';

/**
 * The text of an AWS configuration file. By it, whoever reads such files (the SDKs for JavaScript and for Go do) takes on
 * the role with the credentials of the container, and again before they run out: a session of a role that was taken on by
 * another lasts one hour at most (IAM User Guide, "Roles terms and concepts", "Role chaining"; AWS SDKs and Tools Reference
 * Guide, "Assume role credential provider").
 */
export function configurationFile({ roleArn, session, region }: DriftRole): string {
  return [
    `[profile ${PROFILE}]`,
    `role_arn = ${roleArn}`,
    'credential_source = EcsContainer',
    `role_session_name = ${session}`,
    `region = ${region}`,
    '',
  ].join('\n');
}

export interface DriftRole {
  readonly roleArn: string;
  /** As CloudTrail will name it. */
  readonly session: string;
  readonly region: string;
}
