// The plugin that the programs of networks need beside that of AWS.
import { readFileSync } from 'node:fs';

/** The version of `awsx` that they ask for: that of its SDK. */
export function awsxVersion(): string {
  const text = readFileSync(require.resolve('@pulumi/awsx/package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
