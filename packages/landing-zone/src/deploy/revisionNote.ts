// The note that a run leaves in its stack's state before it does anything: which text of the files it runs, and what it makes.
import * as pulumi from '@pulumi/pulumi';
import { writtenMaking, type Making } from './making';
import { REVISION_TYPE, revisionOf } from './revision';

/** Not among the SDK's types; it waits so itself at the end of each program. */
const runtime = pulumi.runtime as unknown as { waitForRPCs(): Promise<void> };

/** Its outputs are no inputs: whatever they are, registering it again is no change. */
export class Revision extends pulumi.ComponentResource {
  constructor(digest: string, making: Making) {
    super(REVISION_TYPE, revisionOf(digest));
    this.registerOutputs({ making: writtenMaking(making) });
  }

  /**
   * Resolves once the engine has answered all that was registered so far. It does so when it has written the outputs into the
   * state (Pulumi's pkg/backend, `SnapshotManager.RegisterResourceOutputs`), but for a backend that writes later on
   * (`PULUMI_SKIP_CHECKPOINTS`).
   */
  written(): Promise<void> {
    return runtime.waitForRPCs();
  }
}
