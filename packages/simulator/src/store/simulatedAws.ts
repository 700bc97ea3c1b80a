// The simulated AWS: calls in, answers or refusals out, everything that changed remembered.
import * as path from 'node:path';
import { authenticate, checkActivation, foundOrganization, type Founding, operationOf } from '../services';
import { type ApiCall, type ApiOutput, type FaultPort } from './apiCall';
import { AwsError } from './awsError';
import { CallContext } from './callContext';
import { type CallRecorder } from './callRecorder';
import { FolderLock } from './folderLock';
import { Journal, type JournalEntry } from './journal';
import { DEFAULT_QUOTAS, type Quotas } from './quotas';
import { readSnapshot, writeSnapshot } from './snapshot';
import { State } from './state';
import { Trail } from './trail';

export interface SimulatedAwsOptions {
  /** Where the cloud is kept, as `aws.json`, `aws.journal` and, while open, `aws.lock`; in memory alone if absent. */
  readonly folder?: string;
  /** 12 digits. */
  readonly managementAccountId: string;
  readonly homeRegion: string;
  /** Where they differ from {@link DEFAULT_QUOTAS}. */
  readonly quotas?: Partial<Quotas>;
  /** For how long the services of a new account refuse; 0 unless said otherwise, since AWS says only "a few minutes". */
  readonly activationSeconds?: number;
  /** How the organization of a new cloud is founded. */
  readonly founding?: Founding;
  readonly faults?: FaultPort;
  readonly recorder?: CallRecorder;
  readonly now?: () => Date;
}

/**
 * One simulated cloud: an organization with all features, its management account, and whatever calls make of it. IAM
 * identity policies and SCPs are kept and not evaluated: every caller may do what its account may.
 */
export class SimulatedAws {
  readonly #state: State;
  readonly #options: SimulatedAwsOptions;
  readonly #snapshotFile: string | undefined;
  readonly #lock: FolderLock | undefined;
  #journal: Journal | undefined;
  #sequence = 0;
  /** The last entry of the journal that the snapshot holds. */
  #written = 0;
  #attempts = 0;
  #closed = false;

  private constructor(options: SimulatedAwsOptions) {
    this.#options = options;
    const { folder, managementAccountId, homeRegion } = options;
    this.#lock = folder === undefined ? undefined : FolderLock.take(folder);
    this.#snapshotFile = folder === undefined ? undefined : path.join(folder, 'aws.json');
    const snapshot = this.#snapshotFile === undefined ? undefined : readSnapshot(this.#snapshotFile);
    if (snapshot !== undefined && snapshot.state.managementAccountId !== managementAccountId) {
      const found = snapshot.state.managementAccountId;
      throw new Error(
        `${this.#snapshotFile}: the simulated AWS of management account ${found}, not ${managementAccountId}`,
      );
    }
    const quotas = { ...DEFAULT_QUOTAS, ...options.quotas };
    const empty = { managementAccountId, homeRegion, quotas, counter: 0, tables: {} };
    this.#state = new State(snapshot?.state ?? empty, new Trail(snapshot?.trail));
    this.#sequence = snapshot?.sequence ?? 0;
    if (snapshot === undefined)
      foundOrganization(this.#context(this.#organizationCall(), this.#now()), options.founding);
    if (folder === undefined) return;
    if (snapshot === undefined) this.#compact();
    const journalFile = path.join(folder, 'aws.journal');
    const entries = Journal.read(journalFile);
    entries.filter((entry) => entry.sequence > this.#sequence).forEach((entry) => this.#replay(entry));
    this.#journal = new Journal(journalFile);
    // Replay must see the quotas under which the calls were made; from here on those of the options hold.
    const isWithOtherQuotas = JSON.stringify(this.#state.quotas) !== JSON.stringify(quotas);
    this.#state.quotas = quotas;
    if (entries.length > 0 || isWithOtherQuotas) this.#compact();
    this.#written = this.#sequence;
  }

  /**
   * Opens the cloud in a folder, or a new one. Throws if the folder's files are damaged or another organization's, and
   * FolderInUseError if another process has it open.
   */
  static open(options: SimulatedAwsOptions): SimulatedAws {
    return new SimulatedAws(options);
  }

  get managementAccountId(): string {
    return this.#state.managementAccountId;
  }

  get homeRegion(): string {
    return this.#state.homeRegion;
  }

  /**
   * The answer to `call`, shaped as the SDK v3 command's output. Throws AwsError where AWS refuses, UnknownOperationError
   * for what the simulator does not know, and what the fault port throws.
   */
  async call(call: ApiCall): Promise<ApiOutput> {
    if (this.#closed) throw new Error('the simulated AWS is closed');
    const { faults, recorder } = this.#options;
    const n = operationOf(call).changes ? (this.#attempts += 1) : this.#attempts;
    recorder?.record(call);
    await faults?.before(call, n);
    // What runs is what a replay would read back from the journal; undefined members go, as on the wire.
    const output = this.#runAndRemember(JSON.stringify(call));
    await faults?.after?.(call, n);
    return { ...output, $metadata: { httpStatusCode: 200, attempts: 1 } };
  }

  /** Everything remembered, as plain JSON: to compare two clouds. */
  toJSON(): unknown {
    return this.#state.toJSON();
  }

  /** Compacts the journal into the snapshot and lets go of the files. Nothing is lost without it. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    // The snapshot of a thousand accounts has 30 MB.
    if (this.#sequence > this.#written) this.#compact();
    this.#journal?.close();
    this.#journal = undefined;
    this.#lock?.release();
  }

  /** `text`: the call as JSON. */
  #runAndRemember(text: string): object {
    const call = JSON.parse(text) as ApiCall;
    const at = this.#now();
    const before = this.#state.revision;
    // What is refused here has changed nothing, so no replay needs to know the option.
    const { activationSeconds = 0 } = this.#options;
    checkActivation(this.#context(call, at), call.service, activationSeconds);
    const remember = (outcome: { refused?: true }): void => {
      if (this.#state.revision === before) return;
      this.#sequence += 1;
      this.#journal?.append({ sequence: this.#sequence, at, ...outcome }, text);
    };
    try {
      const output = this.#run(call, at);
      remember({});
      return output;
    } catch (error) {
      remember({ refused: true });
      throw error;
    }
  }

  #run(call: ApiCall, at: string): object {
    const operation = operationOf(call);
    const context = this.#context(call, at);
    authenticate(context);
    const before = this.#state.revision;
    let output: object;
    try {
      output = operation.run(context, call.input as never);
    } catch (error) {
      if (operation.changes && error instanceof AwsError) this.#state.trail.add(call, at, { errorCode: error.name });
      throw error;
    }
    if (operation.changes) this.#state.trail.add(call, at, { responseElements: output });
    if (!operation.changes && this.#state.revision !== before) {
      throw new Error(`${call.service}:${call.operation} reads, and has changed something`);
    }
    return output;
  }

  #replay(entry: JournalEntry): void {
    let refusal: unknown;
    try {
      this.#run(entry.call, entry.at);
    } catch (error) {
      refusal = error;
    }
    if ((refusal === undefined) !== (entry.refused === undefined)) {
      throw new Error(`entry ${entry.sequence} of the journal does not fit the snapshot`, { cause: refusal });
    }
    this.#sequence = entry.sequence;
  }

  #compact(): void {
    if (this.#snapshotFile === undefined) return;
    writeSnapshot(this.#snapshotFile, {
      sequence: this.#sequence,
      state: this.#state.toJSON(),
      trail: this.#state.trail.records,
    });
    this.#journal?.clear();
  }

  #context(call: ApiCall, at: string): CallContext {
    return new CallContext(
      this.#state,
      { accountId: call.accountId, principalArn: call.principalArn },
      call.region,
      at,
    );
  }

  #organizationCall(): ApiCall {
    const { managementAccountId: accountId, homeRegion: region } = this.#state;
    return { accountId, principalArn: `arn:aws:iam::${accountId}:root`, region, service: '', operation: '', input: {} };
  }

  #now(): string {
    return (this.#options.now?.() ?? new Date()).toISOString();
  }
}
