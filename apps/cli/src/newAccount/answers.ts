// What is known of a new account: from flags, from prompts, or not yet.

/** The answers about one account. What is undefined is left to the defaults of the estate. */
export interface Answers {
  readonly key: string;
  readonly businessUnit: string;
  readonly environment: string;
  readonly owner?: string | undefined;
  readonly description?: string | undefined;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly allow?: readonly string[] | undefined;
  readonly deny?: readonly string[] | undefined;
  readonly guardrails?: readonly string[] | undefined;
  /** Tiers in each of its regions that has a network; `none` for no network at all. */
  readonly network?: readonly string[] | 'none' | undefined;
}

/** The flags of `new account`, as commander gives them. */
export interface AnswerFlags {
  readonly businessUnit?: string;
  readonly environment?: string;
  readonly owner?: string;
  readonly description?: string;
  readonly name?: string;
  readonly email?: string;
  readonly region?: readonly string[];
  readonly allow?: readonly string[];
  readonly deny?: readonly string[];
  readonly guardrail?: readonly string[];
  readonly tiers?: readonly string[];
  /** False with `--no-network`. */
  readonly network?: boolean;
}

/** The answers that the command line gives; a `key` of '' is none. */
export function givenAnswers(key: string, flags: AnswerFlags): Partial<Answers> {
  const { businessUnit, environment, owner, description, name, email, region, allow, deny, guardrail, tiers } = flags;
  return {
    ...(key === '' ? {} : { key }),
    ...(businessUnit === undefined ? {} : { businessUnit }),
    ...(environment === undefined ? {} : { environment }),
    ...{ owner, description, name, email, regions: region, allow, deny, guardrails: guardrail },
    network: flags.network === false ? 'none' : tiers,
  };
}

/** The flags of what has no default and is not answered. */
export function missingFlags(given: Partial<Answers>): string[] {
  return [
    ...(given.key === undefined ? ['<key>'] : []),
    ...(given.businessUnit === undefined ? ['--business-unit'] : []),
    ...(given.environment === undefined ? ['--environment'] : []),
  ];
}

/** Whether everything that has no default is answered. */
export function isComplete(given: Partial<Answers>): given is Answers {
  return missingFlags(given).length === 0;
}
