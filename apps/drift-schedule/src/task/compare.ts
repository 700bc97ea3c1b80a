// Compares one part of the landing zone with AWS, and keeps the report.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { reportKey } from '../plan/reports';
import { runCommand } from './command';
import { configurationFile, PROFILE } from './credentials';
import { required, scratch, TaskError, type Environment } from './environment';
import { reportOf } from './report';

/** The exit codes of the command after which there is a report: no drift, drift, not everything was read. */
const REPORTED = [0, 2, 3];

const CLI = path.join(__dirname, '../../../cli/bin/microaccounts.js');
const SESSION_LENGTH = 64;

export interface PartOfRun {
  readonly run: string;
  readonly part: string;
  /** What `microaccounts drift` is given. */
  readonly arguments: readonly string[];
}

/**
 * Writes the report of the part, with the command's exit code in its metadata, and says where.
 * @throws {TaskError} if there is no report, and then nothing is written
 */
export async function compare(given: PartOfRun, environment: Environment, s3: S3Client): Promise<string> {
  const bucket = required(environment, 'DRIFT_BUCKET');
  const folder = await mkdtemp(path.join(scratch(environment), 'drift-'));
  try {
    const { code, text } = await reported(given, environment, folder);
    const key = reportKey(given.run, given.part);
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: text,
        ContentType: 'application/json',
        Metadata: { 'exit-code': String(code) },
      }),
    );
    return `\`microaccounts drift\` ended with ${code}; its report is s3://${bucket}/${key}`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function reported(
  { part, arguments: words }: PartOfRun,
  environment: Environment,
  folder: string,
): Promise<{ readonly code: number; readonly text: string }> {
  const configuration = path.join(folder, 'aws-config');
  const output = path.join(folder, 'report.json');
  await writeFile(
    configuration,
    configurationFile({
      roleArn: required(environment, 'DRIFT_ROLE_ARN'),
      session: `drift-${part}`.slice(0, SESSION_LENGTH),
      region: required(environment, 'AWS_REGION'),
    }),
  );
  const ended = await runCommand({
    file: environment['DRIFT_CLI'] ?? CLI,
    arguments: ['drift', ...words, '--format', 'json'],
    environment: { ...environment, AWS_CONFIG_FILE: configuration, AWS_PROFILE: PROFILE },
    output,
    timeoutMinutes: timeout(required(environment, 'DRIFT_TIMEOUT_MINUTES')),
  });
  if ('signal' in ended)
    throw new TaskError(`\`microaccounts drift\` was ended by ${ended.signal}: there is no report`);
  if (!REPORTED.includes(ended.code))
    throw new TaskError(`\`microaccounts drift\` failed with ${ended.code}: there is no report`);
  const text = await readFile(output, 'utf8');
  if (reportOf(text) === null) throw new TaskError('what `microaccounts drift` wrote is not a report of version 1');
  return { code: ended.code, text };
}

function timeout(text: string): number {
  const minutes = Number(text);
  if (!Number.isInteger(minutes) || minutes < 1)
    throw new TaskError(`the variable \`DRIFT_TIMEOUT_MINUTES\` is \`${text}\`, not a number of minutes`);
  return minutes;
}
