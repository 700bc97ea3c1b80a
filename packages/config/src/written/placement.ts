// Which file is what: the paths of an estate, sorted into their roles.
import { roleOf } from '../files';

export interface AccountPlace {
  readonly file: string;
  readonly businessUnit: string;
  readonly name: string;
}

export interface Placement {
  readonly landingZone: string | null;
  readonly accounts: readonly AccountPlace[];
  readonly guardrails: readonly { readonly file: string; readonly name: string }[];
  readonly driftExceptions: string | null;
  /** YAML files that are in no place where the estate reads them. */
  readonly misplaced: readonly string[];
  /** Files whose role another file has already: `landing-zone.yml` beside `landing-zone.yaml`. They are not read. */
  readonly repeated: readonly { readonly file: string; readonly first: string }[];
}

/** Sorts the files of an estate into their roles, `.yaml` before `.yml`. */
export function placement(files: Iterable<string>): Placement {
  const accounts: AccountPlace[] = [];
  const guardrails = new Map<string, string>();
  const misplaced: string[] = [];
  const repeated: { file: string; first: string }[] = [];
  let landingZone: string | null = null;
  let driftExceptions: string | null = null;
  for (const file of [...files].sort()) {
    const role = roleOf(file);
    if (role.kind === 'account') accounts.push({ file, businessUnit: role.businessUnit, name: role.name });
    if (role.kind === 'misplaced') misplaced.push(file);
    const first =
      role.kind === 'landing-zone'
        ? landingZone
        : role.kind === 'drift-exceptions'
          ? driftExceptions
          : role.kind === 'guardrail'
            ? guardrails.get(role.name)
            : null;
    if (typeof first === 'string') repeated.push({ file, first });
    else if (role.kind === 'landing-zone') landingZone = file;
    else if (role.kind === 'drift-exceptions') driftExceptions = file;
    else if (role.kind === 'guardrail') guardrails.set(role.name, file);
  }
  return {
    landingZone,
    accounts,
    guardrails: [...guardrails].map(([name, file]) => ({ file, name })),
    driftExceptions,
    misplaced,
    repeated,
  };
}
