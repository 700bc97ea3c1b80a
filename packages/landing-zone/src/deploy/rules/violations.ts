// Holds what a program registers to the rules.
import type { Opacity, Registered } from './registered';
import { rules } from './rules';

/** A rule that a resource breaks. */
export interface Violation {
  /** The rule's name. */
  readonly rule: string;
  readonly urn: string;
  /** One lower-case sentence. */
  readonly message: string;
  /** The way out. */
  readonly help: string;
}

/** A rule that could not be decided for a resource, because of an input that cannot be seen. It is not kept, nor broken. */
export interface Undecided {
  readonly rule: string;
  readonly urn: string;
  /** `assumeRolePolicy`. */
  readonly input: string;
  readonly because: Opacity;
}

export interface Judgement {
  readonly violations: readonly Violation[];
  readonly undecided: readonly Undecided[];
}

/**
 * What rules say of `registered`. A preview does not know every input yet: what depends on one is `undecided`, and is
 * decided by judging the resource again when it is known, in the preview after what it depends on is deployed, or after
 * the run. Whoever lets a run go on must not take it for kept. Each resource is judged by itself, so that a part of a
 * program can be judged.
 */
export function judge(registered: readonly Registered[]): Judgement {
  const violations: Violation[] = [];
  const undecided: Undecided[] = [];
  for (const resource of registered)
    for (const { name: rule, about, verdict, help } of rules) {
      if (!about(resource.type)) continue;
      const { urn } = resource;
      const found = verdict(resource);
      if (found.is === 'broken') violations.push({ rule, urn, message: found.message, help });
      if (found.is === 'undecided') undecided.push({ rule, urn, input: found.input, because: found.because });
    }
  return { violations, undecided };
}

/** The rules that `registered` breaks for certain; see {@link judge} for what cannot be told yet. */
export function violations(registered: readonly Registered[]): readonly Violation[] {
  return judge(registered).violations;
}
