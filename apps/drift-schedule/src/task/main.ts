// What the container runs: `compare <run> <part> <arguments>`, or `summarize <run> <parts>`.
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { compare } from './compare';
import { TaskError } from './environment';
import { tell } from './tell';

async function main([word, run, ...rest]: readonly string[]): Promise<string> {
  const s3 = new S3Client({});
  if (word === 'compare' && run !== undefined && rest[0] !== undefined) {
    const [part, ...words] = rest;
    return compare({ run, part, arguments: words }, process.env, s3);
  }
  if (word === 'summarize' && run !== undefined && rest.length > 0) {
    const summary = await tell({ run, parts: rest }, process.env, { s3, sns: new SNSClient({}) });
    return `${summary.status}: ${summary.reports}summary.json`;
  }
  throw new TaskError('a task is `compare <run> <part> [argument…]` or `summarize <run> <part>…`');
}

main(process.argv.slice(2)).then(
  (told) => process.stderr.write(`${told}\n`),
  (error: unknown) => {
    const told = error instanceof TaskError ? error.message : error instanceof Error ? error.stack : error;
    process.stderr.write(`${String(told)}\n`);
    process.exitCode = 1;
  },
);
