// Whether something that no file declares any more is what was once deployed at an address.
import type { Resource } from '@microaccounts/resources';

/**
 * By the address that a stranger is given (`strayAddress.ts`), which of what has a name of its own in AWS is that of its
 * declared sisters; of the rest it ends in what AWS calls the thing.
 */
export function isCalled({ kind, address: given, properties }: Resource, address: string): boolean {
  if (given === address || given.startsWith(`${address} (`)) return true;
  const former =
    kind === 'route-table' ? address.replace(/\/subnet\/([^/]+)\/route-table$/, '/route-table/$1') : address;
  const at = former.lastIndexOf(`/${kind}`);
  if (at < 0) return false;
  const [around, name] = [former.slice(0, at + 1 + kind.length), former.slice(at + 2 + kind.length)];
  if (!given.startsWith(`${around}/`)) return false;
  switch (kind) {
    case 'internet-gateway':
    case 'transit-gateway':
    case 'transit-gateway-attachment':
      return name === '';
    case 'subnet':
    case 'route-table':
      return name !== '' && given.endsWith(`-${name}`);
    case 'key':
      return (properties as { readonly alias?: unknown }).alias === `alias/${name}`;
    default:
      return false;
  }
}
