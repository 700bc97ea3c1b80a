// Logical names are a contract with deployed stacks: a name that changes here replaces a resource there.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { embeddedEngine } from '@microaccounts/simulator/engine';
import { deploy, emptyAws, landingZoneOf } from './simulation';

const GOLDEN = join(__dirname, 'logicalNames.golden.txt');

/** The URNs that an `up` of an estate creates, sorted. */
async function urnsOf(folder: string): Promise<string[]> {
  const landingZone = landingZoneOf(folder);
  const aws = emptyAws(landingZone);
  const urns: string[] = [];
  await deploy(landingZone, aws, embeddedEngine({ aws, folder: null }), {
    onEvent: (event) => {
      // A revision is named after a text, and comes and goes with it.
      if (event.kind === 'stack-step' && !event.step.type.endsWith(':Revision')) urns.push(event.step.urn);
    },
  });
  return urns.sort();
}

/** The stacks of an account that has everything. */
const EVERYTHING = ['account', 'baseline'].map((kind) => `urn:pulumi:${kind}.card-payments-prod::`);

it('registers a small estate, and an account with everything in it, under the names that deployed stacks have', async () => {
  const everything = (await urnsOf('estate')).filter((urn) => EVERYTHING.some((prefix) => urn.startsWith(prefix)));
  const registered = [...(await urnsOf('examples/small')), ...everything].map((urn) => `${urn}\n`).join('');
  // UPDATE_GOLDEN=1 writes the file anew; a difference needs an alias in the program and a note in the CHANGELOG.
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(GOLDEN, registered);
  expect(registered).toBe(readFileSync(GOLDEN, 'utf8'));
}, 60_000);
