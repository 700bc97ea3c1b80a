// A command line that does as the test says: STUB is JSON with `text`, `code`, `sleep` seconds, and `whoami`.
const process = require('node:process');
const { setTimeout: pause } = require('node:timers/promises');

const { text = '', code = 0, sleep = 0, whoami = false } = JSON.parse(process.env.STUB ?? '{}');

async function main() {
  process.stdout.write(whoami ? await caller() : text);
  process.stderr.write('this is for the log\n');
  await pause(sleep * 1_000);
  process.exitCode = code;
}

/** A report that tells who AWS takes this for, and the words that it was given. */
async function caller() {
  const { GetCallerIdentityCommand, STSClient } = require('@aws-sdk/client-sts');
  const { Arn } = await new STSClient({}).send(new GetCallerIdentityCommand({}));
  const checked = { accounts: 1, resources: 1, calls: 1, caller: Arn, words: process.argv.slice(2) };
  return JSON.stringify({ formatVersion: 1, complete: true, checked, findings: [] });
}

void main();
