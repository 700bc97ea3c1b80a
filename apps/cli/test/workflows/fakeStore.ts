// What GitHub keeps between runs and jobs: caches, which are never changed, and artifacts.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';

type Inputs = Readonly<Record<string, string>>;
type Files = ReadonlyMap<string, string>;

export class FakeStore {
  /** In the order in which they were saved. */
  private readonly caches: { readonly key: string; readonly path: string; readonly text: string }[] = [];
  private readonly uploaded = new Map<string, Files>();

  /** @param folder where the repository is checked out */
  constructor(private readonly folder: string) {}

  /** The text of each file of the newest artifact of a name. */
  artifact(name: string): Files {
    return this.uploaded.get(name) ?? new Map<string, string>();
  }

  get cacheKeys(): readonly string[] {
    return this.caches.map(({ key }) => key);
  }

  /** As if GitHub had evicted all of them. */
  forgetCaches(): void {
    this.caches.length = 0;
  }

  /** The cache of the key, or else the newest that begins with a restore key (GitHub Docs, "Dependency caching reference"). */
  readonly restore = ({ path: file = '', key = '', 'restore-keys': prefixes = '' }: Inputs): Record<string, string> => {
    const saved = this.caches.filter((cache) => cache.path === file).reverse();
    const begins = prefixes.split('\n').filter((prefix) => prefix !== '');
    const found = [
      ...saved.filter((cache) => cache.key === key),
      ...begins.flatMap((prefix) => saved.filter((cache) => cache.key.startsWith(prefix))),
    ][0];
    if (found !== undefined) writeFileSync(this.inCheckout(file), found.text);
    return {};
  };

  /** A key that exists keeps what it has; the action only warns of it, and of a file that is not there. */
  readonly save = ({ path: file = '', key = '' }: Inputs): Record<string, string> => {
    if (this.cacheKeys.includes(key)) throw new Error(`there is a cache \`${key}\`, and it stays as it is`);
    this.caches.push({ key, path: file, text: readFileSync(this.inCheckout(file), 'utf8') });
    return {};
  };

  readonly upload = ({ name = 'artifact', path: place = '' }: Inputs): Record<string, string> => {
    const folder = this.inCheckout(place);
    const names = existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder) : [];
    const files = names.filter((each) => statSync(path.join(folder, each)).isFile());
    this.uploaded.set(name, new Map(files.map((each) => [each, readFileSync(path.join(folder, each), 'utf8')])));
    return {};
  };

  private inCheckout(file: string): string {
    return path.join(this.folder, file);
  }
}
