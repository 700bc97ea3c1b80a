// What the Pulumi SDK records of every promise and resource for whoever debugs a program of a user, and no run here needs.
import { Resource } from '@pulumi/pulumi';
import * as debuggable from '@pulumi/pulumi/runtime/debuggable';

/** Neither is part of the SDK's declared interface; a version without them is only slower. */
interface Tracing {
  debuggablePromise: (promise: Promise<unknown>) => Promise<unknown>;
}
interface Positions {
  callsites: () => unknown[];
}

/**
 * Stops the SDK from keeping a stack trace for each of the hundred promises of a resource, and another for where in the
 * program it stands, until the function that it gives is called: together two fifths of the time of a run. Errors keep
 * the traces that they have.
 */
export function stopTracing(): () => void {
  const promises = debuggable as unknown as Tracing;
  const positions = Resource as unknown as Positions;
  const { debuggablePromise } = promises;
  const { callsites } = positions;
  promises.debuggablePromise = (promise) => promise;
  positions.callsites = () => [];
  return () => {
    promises.debuggablePromise = debuggablePromise;
    positions.callsites = callsites;
  };
}
