// What the provider says of a registration, that is of a resource with its inputs as a program registers it.
import type { InputVerdict } from '../provider/checking';

export interface Registration {
  /** Such as `aws:iam/role:Role`. */
  readonly type: string;
  /** The logical name. */
  readonly name: string;
  /** As the program gives them; what is not known yet is Pulumi's mark of it, `UNKNOWN_PROPERTY`. */
  readonly inputs: Readonly<Record<string, unknown>>;
}

export interface RegistrationVerdict extends InputVerdict {
  readonly registration: Registration;
  /** Such as `aws_iam_role`; null where this provider has no such type. */
  readonly terraformType: string | null;
  /** Paths of the given inputs whose change makes a new resource, as far as the plan says; `[]` for each element of a list. */
  readonly requiresReplace: readonly string[];
  /** `needs-aws`: the provider asks AWS before it can plan this, so the plan says nothing. */
  readonly plan: 'not-asked' | 'planned' | 'refused' | 'needs-aws';
}

/** Nothing wrong, nothing unknown. What was dropped and what is a warning is for the reader to judge. */
export function isAccepted({ errors, unknown }: RegistrationVerdict): boolean {
  return errors.length === 0 && unknown.length === 0;
}
