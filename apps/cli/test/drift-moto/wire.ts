// What went over the wire to be read, as IAM actions: recorded between the SDK and moto, apart from the job's own count.
import type { EndpointProxy } from '@microaccounts/aws-bridge';
import { actionsOfCalls } from '../permissions/actionsOfCalls';
import { READER_KEY } from './seededAws';

/** The names of operations that change nothing. */
export const READ = /^\w+:(Describe|Get|List|Lookup|BatchGet)[A-Z]\w*$|^sts:AssumeRole$/;

export class Wire {
  private readonly management = new Set<string>();
  private readonly members = new Set<string>();
  private readonly failed = new Map<string, number>();

  /** Adds what was called at a door. */
  add({ callers, failures }: Pick<EndpointProxy, 'callers' | 'failures'>): void {
    for (const [key, calls] of callers)
      for (const call of calls) (key === READER_KEY ? this.management : this.members).add(call);
    this.addFailures(failures);
  }

  addFailures(failures: ReadonlyMap<string, number>): void {
    for (const [name, count] of failures) this.failed.set(name, (this.failed.get(name) ?? 0) + count);
  }

  /** With the keys of the management account, and with those of sessions in members. */
  actions(): { readonly management: string[]; readonly members: string[] } {
    return { management: actionsOfCalls([...this.management]), members: actionsOfCalls([...this.members]) };
  }

  /** Answers that AWS does not give, with how often. */
  failures(): string[] {
    return [...this.failed].map(([name, count]) => `${name}, ${count} times`);
  }
}

/** How many calls a door let through, but for those that need no permission and are part of coming in. */
export function callsThrough({ calls }: EndpointProxy): number {
  return [...calls].reduce((sum, [call, count]) => (call.startsWith('sts GetCallerIdentity ') ? sum : sum + count), 0);
}
