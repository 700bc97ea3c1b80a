// Addresses that nobody has: a sorted list of free ranges from which aligned blocks are taken.
import { cidrAt, rangeOf, sizeOf, type Cidr, type Range } from './cidr';

/** Free addresses. Ranges are disjoint, not empty and in order; finding one is a binary search. */
export class FreeSpace {
  private readonly ranges: Range[] = [];

  /** @param ranges what is free at first; they may overlap. */
  constructor(ranges: readonly Range[]) {
    for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
      const last = this.ranges.at(-1);
      if (last === undefined || start > last.end) this.ranges.push({ start, end });
      else this.ranges[this.ranges.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    }
  }

  /** Makes addresses taken, whether they were free or not. */
  remove({ start, end }: Range): void {
    const from = this.firstEndingAfter(start);
    let to = from;
    const rest: Range[] = [];
    for (let range = this.ranges[to]; range !== undefined && range.start < end; range = this.ranges[++to]) {
      if (range.start < start) rest.push({ start: range.start, end: start });
      if (range.end > end) rest.push({ start: end, end: range.end });
    }
    this.ranges.splice(from, to - from, ...rest);
  }

  /** Takes the lowest free block of this prefix length inside `within`; null if there is none. */
  takeFirst(prefix: number, within: Range): Cidr | null {
    const size = sizeOf(prefix);
    let at = this.firstEndingAfter(within.start);
    for (let range = this.ranges[at]; range !== undefined && range.start < within.end; range = this.ranges[++at]) {
      const start = Math.ceil(Math.max(range.start, within.start) / size) * size;
      if (start + size <= Math.min(range.end, within.end)) return this.take(start, prefix);
    }
    return null;
  }

  /** Takes the highest free block of this prefix length inside `within`; null if there is none. */
  takeLast(prefix: number, within: Range): Cidr | null {
    const size = sizeOf(prefix);
    for (const range of this.ranges.toReversed()) {
      if (range.end <= within.start) break;
      const start = Math.floor(Math.min(range.end, within.end) / size) * size - size;
      if (start >= Math.max(range.start, within.start)) return this.take(start, prefix);
    }
    return null;
  }

  private take(start: number, prefix: number): Cidr {
    const cidr = cidrAt(start, prefix);
    this.remove(rangeOf(cidr));
    return cidr;
  }

  private firstEndingAfter(address: number): number {
    let low = 0;
    let high = this.ranges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.ranges[middle] as Range).end > address) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
