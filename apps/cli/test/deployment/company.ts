// A company of ten accounts in three rings and two regions, made of `examples/small`, and the real engine that deploys it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readEstateFolder } from '@microaccounts/config/read';
import type { LandingZone } from '@microaccounts/landing-zone';
import { workerEngine, type Engine, type UpEvent, type UpSummary } from '@microaccounts/landing-zone/deploy';
import type { FaultPort, SimulatedAws } from '@microaccounts/simulator';
import { serveProviders } from '@microaccounts/simulator/grpc';
import {
  deploy,
  emptyAws,
  landingZoneOf,
  observed,
  ROOT,
  type DeployOptions,
  type Edits,
} from '../landing-zone/simulation';

export const LANDING_ZONE = 'landing-zone.yaml';

/** The text of an account's file in an environment. */
const account = (environment: string, more = ''): string =>
  `environment: ${environment}\nregions: [us-east-1]\n${more}`;

/** What makes `examples/small` the company: five accounts more, rings, and a second region for one of them. */
const COMPANY: Edits = {
  [LANDING_ZONE]: (text) =>
    text
      .replace(
        'regions: { default: [us-east-1] }',
        'regions: { default: [us-east-1], available: [us-east-1, eu-west-2] }',
      )
      .replace('  prod: {', '  uat: { organizationalUnit: Workloads/Uat, ring: 1 }\n  prod: { ring: 2,')
      .replace('us-east-1: [10.0.0.0/16] }', 'us-east-1: [10.0.0.0/16], eu-west-2: [10.1.0.0/16] }')
      .replace('[use1-az1, use1-az2] }', '[use1-az1, use1-az2], eu-west-2: [euw2-az1, euw2-az2] }')
      .replace('us-east-1: 64512 }', 'us-east-1: 64512, eu-west-2: 64513 }'),
  'accounts/shop/api-dev.yaml': () => account('dev'),
  'accounts/shop/web-uat.yaml': () => account('uat'),
  'accounts/shop/api-uat.yaml': () => account('uat', 'network: none\n'),
  'accounts/shop/api-prod.yaml': () => account('prod', 'network: none\n'),
  'accounts/shop/data-dev.yaml': () => account('dev').replace('us-east-1', 'us-east-1, eu-west-2'),
};

/** The company after further edits of its files. */
export function company(edits: Edits = {}): LandingZone {
  const all: Record<string, Edits[string]> = { ...COMPANY };
  for (const [path, edit] of Object.entries(edits)) {
    const before = COMPANY[path];
    all[path] = (text) => edit(before === undefined ? text : (before(text) ?? ''));
  }
  return landingZoneOf('examples/small', { edits: all });
}

/** The files of the company, without the lock. */
export function companyFiles(): Map<string, string> {
  const { texts } = readEstateFolder(join(ROOT, 'examples/small'));
  const files = new Map(texts);
  files.delete('addresses.lock.yaml');
  for (const [path, edit] of Object.entries(COMPANY)) {
    const text = edit(files.get(path) ?? '');
    if (text !== null) files.set(path, text);
  }
  return files;
}

/** Adds lines to a file. */
export const withMore =
  (more: string) =>
  (text: string): string =>
    `${text}${more}\n`;

/** Disturbs the calls of the simulated AWS while a test wants it to. */
export class Weather implements FaultPort {
  fault: FaultPort['before'] | null = null;

  before(...call: Parameters<FaultPort['before']>): ReturnType<FaultPort['before']> {
    return this.fault?.(...call);
  }
}

/** The simulated AWS, the real Pulumi engine over it, and what the last `up` told. */
export class Stage {
  private constructor(
    readonly aws: SimulatedAws,
    readonly engine: Engine,
    readonly weather: Weather,
    private readonly end: () => Promise<void>,
  ) {}

  static async open(landingZone: LandingZone): Promise<Stage> {
    const folder = mkdtempSync(join(tmpdir(), 'deployment-'));
    const weather = new Weather();
    const aws = emptyAws(landingZone, { faults: weather });
    const served = await serveProviders(aws);
    const engine = workerEngine({
      engine: {
        backend: pathToFileURL(folder).href,
        environment: { ...served.environment, PULUMI_CONFIG_PASSPHRASE: 'of a test' },
      },
      timeLimitSeconds: 300,
      logs: join(folder, 'logs'),
      // Tests run from the sources; a process runs what was built.
      module: join(ROOT, 'packages/landing-zone/dist/deploy/workers/stackWorker.js'),
    });
    return new Stage(aws, engine, weather, async () => {
      engine.close();
      await served.close();
      aws.close();
      rmSync(folder, { recursive: true, force: true });
    });
  }

  /** What `action` gives while calls are disturbed by `fault`. */
  async during<T>(fault: FaultPort['before'], action: () => Promise<T>): Promise<T> {
    this.weather.fault = fault;
    try {
      return await action();
    } finally {
      this.weather.fault = null;
    }
  }

  /** One `up`, two stacks at a time. */
  async up(landingZone: LandingZone, options: DeployOptions = {}): Promise<Told> {
    const events: UpEvent[] = [];
    const summary = await deploy(landingZone, this.aws, this.engine, {
      parallel: 2,
      wait: () => Promise.resolve(),
      onEvent: (event) => events.push(event),
      ...options,
    });
    return { summary, events };
  }

  /** What differs between AWS and what the landing zone means, and what could not be read. */
  async differences(landingZone: LandingZone): Promise<unknown[]> {
    const { observation, differences } = await observed(landingZone, this.aws);
    return [...differences, ...observation.unchecked];
  }

  close(): Promise<void> {
    return this.end();
  }
}

export interface Told {
  readonly summary: UpSummary;
  readonly events: readonly UpEvent[];
}

/** Stacks that were run, in the order in which they began, each once. */
export function ran({ events }: Told): string[] {
  return [...new Set(events.flatMap((event) => (event.kind === 'stack-started' ? [event.stack] : [])))];
}

/** Why stacks did not succeed. */
export function troubles({ summary: { refused, stacks } }: Told): unknown[] {
  const bad = stacks.filter(({ status }) => status === 'failed' || status === 'skipped');
  return [...refused, ...bad.map(({ stack, message }) => `${stack}: ${message}`)];
}
