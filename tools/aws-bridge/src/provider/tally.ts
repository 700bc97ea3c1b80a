// With which resources of a type the provider did what.

export type Deed = 'validated' | 'unchanged' | 'changed' | 'created' | 'updated' | 'deleted' | 'read';

export class Tally {
  private readonly deeds = new Map<string, Map<Deed, Set<string>>>();

  note(token: string, deed: Deed, urn: string): void {
    const deeds = this.deeds.get(token) ?? new Map<Deed, Set<string>>();
    this.deeds.set(token, deeds.set(deed, (deeds.get(deed) ?? new Set()).add(urn)));
  }

  /** With how many resources: one counts once, however often it was done. */
  of(token: string, deed: Deed): number {
    return this.deeds.get(token)?.get(deed)?.size ?? 0;
  }

  /** Sorted. */
  get tokens(): readonly string[] {
    return [...this.deeds.keys()].sort();
  }

  /** What was noted since the last time. */
  take(): Tally {
    const taken = new Tally();
    for (const [token, deeds] of this.deeds) taken.deeds.set(token, deeds);
    this.deeds.clear();
    return taken;
  }
}
