// As much of a TypeScript type in the declarations of `@pulumi/aws` as tells how its values nest.

export interface TypeShape {
  /** How many arrays deep. */
  readonly arrays: number;
  /** An object with any keys. */
  readonly map: boolean;
  /** The interface in `types/output.d.ts`, such as `iam.RoleInlinePolicy`; null for anything else. */
  readonly reference: string | null;
  readonly optional: boolean;
}

export type Members = Readonly<Record<string, TypeShape>>;

/** Reads a type such as `pulumi.Output<outputs.ec2.SecurityGroupIngress[] | undefined>`. */
export function typeShape(text: string, optional: boolean): TypeShape {
  let [type, before] = [text.trim(), ''];
  let [arrays, map] = [0, false];
  while (type !== before) {
    before = type;
    type = type.replace(/\s*\|\s*undefined$/, '').trim();
    type = /^pulumi\.(?:Output|Input)<(.*)>$/s.exec(type)?.[1]?.trim() ?? type;
    if (type.endsWith('[]')) {
      arrays += 1;
      type = type
        .slice(0, -2)
        .trim()
        .replace(/^\((.*)\)$/s, '$1');
    }
    const value = /^\{\s*\[key: string\]: (.*?);?\s*\}$/s.exec(type)?.[1];
    if (value !== undefined) [type, map] = [value.trim(), true];
  }
  return { arrays, map, reference: /outputs\.([\w.]+)/.exec(type)?.[1] ?? null, optional };
}

/**
 * The members of a class or an interface.
 * @param lines what follows the line that opens it
 * @returns the members, and how many lines they took with the one that closes
 */
export function readMembers(lines: readonly string[]): { readonly members: Members; readonly lines: number } {
  const members: Record<string, TypeShape> = {};
  let [depth, text, at] = [0, '', 0];
  for (; at < lines.length; at += 1) {
    const line = lines[at]?.trim() ?? '';
    if (line === '') continue;
    if (text === '' && line.startsWith('}')) break;
    text += `${line} `;
    depth += count(line, '{') - count(line, '}');
    if (depth !== 0 || !line.endsWith(';')) continue;
    const [, name, mark, type] = /^(?:readonly )?"?([\w$]+)"?(\?)?: (.*);\s*$/s.exec(text) ?? [];
    if (name !== undefined && type !== undefined) members[name] = typeShape(type, mark === '?');
    text = '';
  }
  return { members, lines: at + 1 };
}

/** A declaration file's lines, without its comments. */
export function codeLines(source: string): string[] {
  return source.replace(/\/\*\*.*?\*\//gs, '').split('\n');
}

function count(line: string, character: string): number {
  return line.split(character).length - 1;
}
