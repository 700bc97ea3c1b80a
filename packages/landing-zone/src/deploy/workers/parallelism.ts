// How many stacks run at once: what processors and memory allow.

export interface Machine {
  readonly processors: number;
  /** What is free now, in MB of 2^20 bytes. */
  readonly megabytes: number;
}

/** What one stack that runs takes at most, in MB: its worker, the Pulumi CLI and, for AWS itself, two processes of the provider. */
const MEGABYTES = {
  /** 180 and 150, and 430 for each provider: as measured for version 7 of the provider `aws`. */
  aws: 1_200,
  /** The simulated providers live in the driver. */
  simulated: 350,
} as const;

/** A stack waits for AWS most of the time, and never for the simulated one. */
const STACKS_PER_PROCESSOR = { aws: 4, simulated: 1 } as const;

/** More would only be throttled: AWS Organizations takes few calls per second, for the whole organization. */
const MOST = 16;

/** The number of stacks, from 1. */
export function parallelStacks({ processors, megabytes }: Machine, cloud: keyof typeof MEGABYTES): number {
  const fits = Math.floor(megabytes / MEGABYTES[cloud]);
  return Math.max(1, Math.min(processors * STACKS_PER_PROCESSOR[cloud], fits, MOST));
}
