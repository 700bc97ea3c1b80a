// The version of this program, which its package says.
import { readFileSync } from 'node:fs';
import * as path from 'node:path';

/** Such as `1.2.3`. */
export function version(): string {
  const file = path.join(__dirname, '..', 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
