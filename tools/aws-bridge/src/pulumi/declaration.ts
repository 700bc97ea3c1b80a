// What `@pulumi/aws` declares, read from its declaration files: they are the one place that has Pulumi's names.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseToken } from './resourceToken';
import { codeLines, readMembers, type Members } from './typeShape';

/** A class, or a function that reads something. */
export interface Declaration {
  /** What a program gives. */
  readonly inputs: Members;
  /** What it gets, which for a class holds most of the inputs. */
  readonly outputs: Members;
}

const folder = path.dirname(require.resolve('@pulumi/aws/package.json'));

/** The version of `@pulumi/aws` whose names are spoken. */
export const PULUMI_AWS_VERSION = (
  JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }
).version;

const known = new Map<string, Declaration | undefined>();

/** The declaration behind a token such as `aws:iam/role:Role` or `aws:iam/getRole:getRole`; undefined when there is none. */
export function declarationOf(token: string): Declaration | undefined {
  if (!known.has(token)) known.set(token, readDeclaration(token));
  return known.get(token);
}

/** What the explicit provider, `aws.Provider`, takes. */
export function providerArguments(): Members {
  return membersAfter(linesOf('provider.d.ts'), 'export interface ProviderArgs {') ?? {};
}

function readDeclaration(token: string): Declaration | undefined {
  const parsed = parseToken(token);
  if (parsed === undefined) return undefined;
  const { module, file, name } = parsed;
  const place = path.join(module === 'index' ? '' : module, `${file}.d.ts`);
  if (!existsSync(path.join(folder, place))) return undefined;
  const lines = linesOf(place);
  const isFunction = /^get[A-Z]/.test(name);
  const noun = isFunction ? `${name.charAt(0).toUpperCase()}${name.slice(1)}` : name;
  const outputs = membersAfter(
    lines,
    isFunction ? `export interface ${noun}Result {` : `export declare class ${noun} extends `,
  );
  return outputs && { inputs: membersAfter(lines, `export interface ${noun}Args {`) ?? {}, outputs };
}

let nested: ReadonlyMap<string, Members> | undefined;

/** The members of a nested type, such as `iam.RoleInlinePolicy`. */
export function nestedMembers(reference: string): Members | undefined {
  nested ??= readNestedTypes(linesOf('types/output.d.ts'));
  return nested.get(reference);
}

function readNestedTypes(lines: readonly string[]): ReadonlyMap<string, Members> {
  const types = new Map<string, Members>();
  const namespaces: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]?.trim() ?? '';
    const namespace = /^(?:export )?(?:declare )?namespace (\w+) \{$/.exec(line)?.[1];
    const name = /^(?:export )?interface (\w+)[^{]*\{$/.exec(line)?.[1];
    if (namespace !== undefined) namespaces.push(namespace);
    else if (line === '}') namespaces.pop();
    else if (name !== undefined) {
      // At most a few hundred lines belong to one type.
      const read = readMembers(lines.slice(at + 1, at + 1_000));
      types.set([...namespaces, name].join('.'), read.members);
      at += read.lines;
    }
  }
  return types;
}

function linesOf(file: string): string[] {
  return codeLines(readFileSync(path.join(folder, file), 'utf8'));
}

function membersAfter(lines: readonly string[], opening: string): Members | undefined {
  const at = lines.findIndex((line) => line.trim().startsWith(opening));
  return at < 0 ? undefined : readMembers(lines.slice(at + 1)).members;
}
