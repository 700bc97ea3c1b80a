// What an engine knows of a stack's last run, held against the files.
import type { LandingZone } from '../plan/landingZone';
import { stackDigest } from '../plan/resources';
import type { Engine } from './engine';

/** Whether the stack was last deployed from this landing zone's part for it, all of it. */
export async function isCurrent(engine: Engine, landingZone: LandingZone, stack: string): Promise<boolean> {
  return (await engine.outputs(stack))?.['digest'] === stackDigest(landingZone, stack);
}

/** Whether the stack was deployed from other files, so that AWS still has, and uses, what they said. */
export async function isBehind(engine: Engine, landingZone: LandingZone, stack: string): Promise<boolean> {
  return (await engine.outputs(stack)) !== undefined && !(await isCurrent(engine, landingZone, stack));
}
