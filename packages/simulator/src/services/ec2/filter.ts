// The `Filters` of EC2's Describe operations. (Amazon EC2 User Guide, "List and filter your resources")
import { AwsError } from '../../store/awsError';
import { type Tags } from '../tag';

export interface Filter {
  readonly Name?: string | undefined;
  readonly Values?: string[] | undefined;
}

/** What a row has under each filter's name. */
export type Filterable<Row> = Readonly<Record<string, (row: Row) => readonly string[]>>;

/** The rows that pass every filter: one of its values, in which `*` and `?` are wildcards, matches one of theirs. */
export function filtered<Row extends { readonly tags: Tags }>(
  rows: readonly Row[],
  filters: readonly Filter[] | undefined,
  known: Filterable<Row>,
): Row[] {
  return rows.filter((row) =>
    (filters ?? []).every(({ Name = '', Values = [] }) => {
      const actual = known[Name]?.(row) ?? tagValues(Name, row.tags);
      if (actual === undefined) throw new AwsError('InvalidParameterValue', `The filter '${Name}' is invalid`);
      return Values.some((value) => actual.some((one) => matches(value, one)));
    }),
  );
}

function tagValues(name: string, tags: Tags): readonly string[] | undefined {
  if (name === 'tag-key') return Object.keys(tags);
  if (!name.startsWith('tag:')) return undefined;
  const value = tags[name.slice('tag:'.length)];
  return value === undefined ? [] : [value];
}

function matches(pattern: string, text: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern === text;
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${expression}$`).test(text);
}
