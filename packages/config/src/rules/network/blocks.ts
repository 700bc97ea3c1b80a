// The address blocks that `landing-zone.yaml` writes, each with its spot.
import { parseCidrBlock, type CidrBlock } from '../../cidr';
import type { Spot } from '../../spot';
import { valueIn } from '../../written/file';
import type { WrittenEstate } from '../../written/estate';

export interface WrittenBlock {
  readonly of: 'pool' | 'reserved' | 'direct-connect';
  readonly text: string;
  readonly at: Spot;
}

/** All blocks, in the order pools, reserved ranges, prefixes of Direct Connect. */
export function writtenBlocks({ landingZone }: WrittenEstate): WrittenBlock[] {
  const { network } = landingZone.value;
  const blocks = (of: WrittenBlock['of'], texts: readonly string[] | undefined, ...path: string[]): WrittenBlock[] => {
    return (texts ?? []).map((text, index) => ({ of, text, at: valueIn(landingZone, ...path, index) }));
  };
  return [
    ...Object.entries(network?.pools ?? {}).flatMap(([region, texts]) =>
      blocks('pool', texts, 'network', 'pools', region),
    ),
    ...blocks('reserved', network?.reserved, 'network', 'reserved'),
    ...Object.entries(network?.directConnect ?? {}).flatMap(([region, { allowedPrefixes }]) =>
      blocks('direct-connect', allowedPrefixes, 'network', 'directConnect', region, 'allowedPrefixes'),
    ),
  ];
}

/** The sound blocks of a kind. */
export function soundBlocks(estate: WrittenEstate, of: WrittenBlock['of']): (CidrBlock & { readonly at: Spot })[] {
  return writtenBlocks(estate).flatMap((written) => {
    const block = parseCidrBlock(written.text);
    return written.of === of && !('wrong' in block) ? [{ ...block, at: written.at }] : [];
  });
}
