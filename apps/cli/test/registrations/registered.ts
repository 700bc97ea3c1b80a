// Everything that the programs of an estate register, each with the resource and the line of the estate that it comes from.
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readEstateFolder } from '@microaccounts/config/read';
import { positions } from '@microaccounts/drift';
import { checkEstate, stackResources, type CheckedEstate } from '@microaccounts/landing-zone';
import { resourceByName, up } from '@microaccounts/landing-zone/deploy';
import { embeddedEngine, type Registration } from '@microaccounts/simulator/engine';
import { emptyAws, ROOT } from '../landing-zone/simulation';

export interface Registered extends Registration {
  /** `account/payments-dev/role/Developer`; of the stack, where it belongs to no single resource. */
  readonly address: string;
  /** `accounts/payments/payments-dev.yaml:7`. */
  readonly origin: string;
}

/**
 * Folders of the estates whose registrations are judged, relative to the repository: its own and every good example, or the
 * one alone that `npm run test:registrations -- --estate <dir>` names.
 */
export function judgedEstates(): string[] {
  const named = process.env['MICROACCOUNTS_ESTATE'];
  if (named) return [named];
  const examples = readdirSync(join(ROOT, 'examples')).map((name) => `examples/${name}`);
  return ['estate', ...examples.filter((folder) => existsSync(join(ROOT, folder, 'landing-zone.yaml')))];
}

/** What an `up` of an estate folder, relative to the repository, registers, all inputs resolved by the simulated AWS. */
export async function registeredBy(folder: string): Promise<Registered[]> {
  return registrationsOf(checkEstate(readEstateFolder(resolve(ROOT, folder))));
}

export async function registrationsOf(checked: CheckedEstate): Promise<Registered[]> {
  const { unlocked: landingZone, locate, diagnostics } = checked;
  if (landingZone === null) throw new Error(JSON.stringify(diagnostics, null, 2));
  const aws = emptyAws(landingZone);
  const engine = embeddedEngine({ aws, folder: null });
  const { failed, stacks } = await up({
    engine,
    landingZone,
    refresh: false,
    existing: () => Promise.resolve(new Map()),
  });
  if (failed > 0) throw new Error(stacks.map(({ message }) => message ?? '').join('\n'));

  const positionOf = positions({ landingZone, locate });
  const found: Registered[] = [];
  for (const { name: stack } of landingZone.stacks) {
    const resourceOf = resourceByName(stackResources(landingZone, stack));
    for (const registration of await engine.registrations(stack)) {
      const resource = resourceOf(registration.type, registration.name);
      const { file, line } =
        resource === undefined ? locate({ landingZone: [] }) : positionOf({ ...resource, property: null });
      found.push({ ...registration, address: resource?.address ?? stack, origin: `${file}:${line}` });
    }
  }
  return found;
}
