// What IAM knows: service prefixes, actions and condition keys (Service Authorization Reference), looked up when asked for.
import { iamConditionKeyTable } from './iamConditionKeys';
import { iamServiceTable, rcpServiceTable } from './iamServices';

/** By prefix, the rest of its line: nothing of it is split before somebody asks for that prefix. */
type Lines = ReadonlyMap<string, string>;

let actionLines: Lines | undefined;
let keyLines: Lines | undefined;

const services: ReadonlySet<string> = new Set(iamServiceTable.trim().split(/\s/));
const coveredByRcps: ReadonlySet<string> = new Set(rcpServiceTable.trim().split(/\s/));

/** All service prefixes that AWS has. */
export function servicePrefixes(): Iterable<string> {
  return services;
}

/** Whether AWS has a service of this prefix; the case of letters does not matter to IAM. */
export function isServicePrefix(prefix: string): boolean {
  return services.has(prefix.toLowerCase());
}

/** The actions of a service, without its prefix; none of a service that AWS does not have. */
export function actionsOf(prefix: string): readonly string[] {
  return wordsOf(actions().get(prefix.toLowerCase()));
}

/** The condition keys of a prefix, `aws` included, without it; `*` stands for what the user names. */
export function conditionKeysOf(prefix: string): readonly string[] {
  keyLines ??= linesOf(iamConditionKeyTable);
  return wordsOf(keyLines.get(prefix.toLowerCase()));
}

/** Whether an RCP can speak of the service (AWS Organizations User Guide, "Resource control policies"). */
export function isCoveredByRcps(prefix: string): boolean {
  return coveredByRcps.has(prefix.toLowerCase());
}

/** Whether `text` matches a pattern of IAM, in which `*` is anything and `?` one character, the case of letters aside. */
export function matches(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 'i').test(text);
}

function actions(): Lines {
  // Half a megabyte, which only an estate with statements of its own needs.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it at every start
  actionLines ??= linesOf((require('./iamActions') as typeof import('./iamActions')).iamActionTable);
  return actionLines;
}

function linesOf(table: string): Lines {
  return new Map(
    table
      .trim()
      .split('\n')
      .map((line) => {
        const end = line.indexOf(' ');
        return end < 0 ? [line, ''] : [line.slice(0, end), line.slice(end + 1)];
      }),
  );
}

function wordsOf(line: string | undefined): readonly string[] {
  return line === undefined || line === '' ? [] : line.split(' ');
}
