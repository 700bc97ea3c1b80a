// The estate that an account is added to, as far as single answers are judged by it and defaults come from it.
import type { Complaint, Estate, EstateFiles, WrittenEstate } from '@microaccounts/config';
import type { YamlValue } from '../newFiles/yamlText';

/** The text of a file of the estate: its schema line and the YAML of what it holds. */
export type PrintFile = (file: string, value: { readonly [key: string]: YamlValue }) => string;

type Config = typeof import('@microaccounts/config');

export interface Surroundings {
  readonly files: EstateFiles;
  readonly estate: Estate;
  /** Where the account of this key is written. */
  readonly fileOf: (key: string) => string;
  readonly print: PrintFile;
  /** Own bundles and built-in ones: name → services. */
  readonly bundles: { readonly [name: string]: readonly string[] };
  /** Names of guardrails, own and built in. */
  readonly guardrails: readonly string[];
  /** What the rules say against a key or a business unit, whatever characters are in it. */
  readonly placeFaults: (place: { readonly key?: string; readonly businessUnit?: string }) => readonly Complaint[];
  /** What the rules say against a file of an account by itself, without the other accounts. */
  readonly fileFaults: (file: string, text: string) => readonly Complaint[];
}

/** Rules about what of an account its path says. */
const OF_KEY: ReadonlySet<string> = new Set(['account/invalid-key', 'account/reserved-key']);
const OF_BUSINESS_UNIT: ReadonlySet<string> = new Set(['business-unit/unknown']);

/** The surroundings in a valid estate. */
export function surroundings(
  { builtInBundles, parseEstate, rules }: Pick<Config, 'builtInBundles' | 'parseEstate' | 'rules'>,
  files: EstateFiles,
  estate: Estate,
  fileOf: (key: string) => string,
  print: PrintFile,
): Surroundings {
  const around = [...files.texts].filter(([file]) => !file.startsWith('accounts/'));
  const alone = (file: string, text: string): ReturnType<Config['parseEstate']> =>
    parseEstate({ texts: new Map([...around, [file, text]]), diagnostics: [] });
  // A path of its own for what is judged: a hostile key in a path would be that of another file.
  const { written } = alone('accounts/a/a.yaml', '');
  return {
    files,
    estate,
    fileOf,
    print,
    bundles: { ...written.landingZone.value.services?.bundles, ...builtInBundles },
    guardrails: [...written.known.guardrails].sort(),
    placeFaults: ({ key, businessUnit }) => {
      const asked = (code: string): boolean =>
        (key !== undefined && OF_KEY.has(code)) || (businessUnit !== undefined && OF_BUSINESS_UNIT.has(code));
      const judged: WrittenEstate = {
        ...written,
        accounts: written.accounts.map((entry) => ({
          ...entry,
          key: key ?? entry.key,
          businessUnit: businessUnit ?? entry.businessUnit,
        })),
      };
      return rules.filter(({ code }) => asked(code)).flatMap(({ check }) => [...check(judged)]);
    },
    fileFaults: (file, text) =>
      alone(file, text)
        .diagnostics.filter((diagnostic) => diagnostic.file === file && diagnostic.severity === 'error')
        .map(({ line, column, message, help }) => ({ at: { file, position: { line, column } }, message, help })),
  };
}

/** The file that has taken the place of an account of this key, the case of letters aside; null if it is free. */
export function takenBy({ estate, files, fileOf }: Surroundings, businessUnit: string, key: string): string | null {
  const lower = key.toLowerCase();
  const namesake = estate.accounts.find((account) => account.key.toLowerCase() === lower);
  if (namesake !== undefined) return `the account \`${namesake.key}\` is in \`${fileOf(namesake.key)}\` already`;
  const place = `accounts/${businessUnit}/${lower}`.toLowerCase();
  const file = [...files.texts.keys()].find((path) => path.toLowerCase().replace(/\.ya?ml$/, '') === place);
  return file === undefined ? null : `\`${file}\` is there already`;
}
