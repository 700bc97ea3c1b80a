// What is known of a new estate: from flags, from prompts, or by default.

export interface EstateAnswers {
  readonly managementAccount: string;
  readonly homeRegion: string;
  /** Regions that accounts may use, and use by default. */
  readonly regions: readonly string[];
  readonly accountEmail: string;
  readonly businessUnit: string;
  readonly environments: readonly string[];
  /** The block that the address pools of the regions are parts of; null for an estate without a network. */
  readonly pool: string | null;
}

/** The flags of `init`, as commander gives them. */
export interface EstateFlags {
  readonly managementAccount?: string;
  readonly homeRegion?: string;
  readonly region?: readonly string[];
  readonly accountEmail?: string;
  readonly businessUnit?: string;
  readonly environment?: readonly string[];
  /** False with `--no-pool`. */
  readonly pool?: string | boolean;
}

export const DEFAULT_ENVIRONMENTS: readonly string[] = ['dev', 'prod'];
export const DEFAULT_POOL = '10.0.0.0/8';

/** The answers that the command line gives. */
export function givenEstate(flags: EstateFlags): Partial<EstateAnswers> {
  const { managementAccount, homeRegion, region, accountEmail, businessUnit, environment, pool } = flags;
  return {
    ...(managementAccount === undefined ? {} : { managementAccount }),
    ...(homeRegion === undefined ? {} : { homeRegion }),
    ...(region === undefined ? {} : { regions: [...new Set(region)] }),
    ...(accountEmail === undefined ? {} : { accountEmail }),
    ...(businessUnit === undefined ? {} : { businessUnit }),
    ...(environment === undefined ? {} : { environments: [...new Set(environment)] }),
    ...(typeof pool === 'string' ? { pool } : pool === false ? { pool: null } : {}),
  };
}

/** The flags of what has no default and is not answered. */
export function missingEstateFlags(given: Partial<EstateAnswers>): string[] {
  return [
    ...(given.managementAccount === undefined ? ['--management-account'] : []),
    ...(given.homeRegion === undefined ? ['--home-region'] : []),
    ...(given.accountEmail === undefined ? ['--account-email'] : []),
    ...(given.businessUnit === undefined ? ['--business-unit'] : []),
  ];
}

/** The answers with the defaults for what is left; what has none must be given. */
export function completed(
  given: Partial<EstateAnswers> &
    Pick<EstateAnswers, 'managementAccount' | 'homeRegion' | 'accountEmail' | 'businessUnit'>,
): EstateAnswers {
  return {
    ...{ regions: [given.homeRegion], environments: DEFAULT_ENVIRONMENTS, pool: DEFAULT_POOL },
    ...given,
  };
}
