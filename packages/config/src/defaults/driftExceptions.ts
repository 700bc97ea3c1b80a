// The meant exceptions of the drift report: total, in the order of the file.
import type { Kind } from '@microaccounts/resources';
import type { exceptedStatuses, WrittenDriftExceptions } from '../written/driftExceptions';

export interface DriftException {
  /** An address, in which `*` stands for any part of a segment and `**` for any number of segments. */
  readonly address: string;
  /** Null for every kind. */
  readonly kind: Kind | null;
  /** Null for every property, and for a resource as a whole. */
  readonly property: string | null;
  readonly status: readonly (typeof exceptedStatuses)[number][];
  /** Whether findings that widen access are accepted, too. */
  readonly security: boolean;
  readonly owner: string;
  readonly reason: string;
  /** The last day on which it holds, `2026-12-31`, in UTC. */
  readonly until: string;
}

const EVERY: DriftException['status'] = ['drifted', 'missing', 'unmanaged'];

/** What is written whole; of the rest, rules complain. */
export function meantDriftExceptions({ exceptions = [] }: WrittenDriftExceptions): DriftException[] {
  return exceptions.flatMap(({ address, kind = null, property = null, status = EVERY, security = false, ...rest }) => {
    const { owner, reason, until } = rest;
    if (address === undefined || owner === undefined || reason === undefined || until === undefined) return [];
    return [{ address, kind, property, status, security, owner, reason, until }];
  });
}
