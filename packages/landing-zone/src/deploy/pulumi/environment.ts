// The environment in which the Pulumi CLI runs.
import { absoluteUrl } from './fileStore';

export interface PulumiSettings {
  /** Where stacks' states are kept: `file://…`, `s3://…` or a Pulumi Cloud URL; absent: what `pulumi login` or `PULUMI_BACKEND_URL` says. */
  readonly backend?: string;
  /** Further environment of the Pulumi CLI, e.g. the passphrase of the secrets provider. */
  readonly environment?: { readonly [name: string]: string };
}

/** What is set, beside this process's own environment. */
export function environmentOf(settings: PulumiSettings): Record<string, string> {
  const backend = backendOf(settings);
  return {
    PULUMI_SKIP_UPDATE_CHECK: 'true',
    // Without a `Pulumi.<stack>.yaml` the CLI takes a new key at each run, unless it may take the one that the state names
    // (Pulumi's sdk/go/common/env, FALLBACK_TO_STATE_SECRETS_MANAGER).
    PULUMI_FALLBACK_TO_STATE_SECRETS_MANAGER: 'true',
    ...(backend === undefined ? {} : { PULUMI_BACKEND_URL: backend }),
    ...settings.environment,
  };
}

/** The URL of the backend, where it is known without the CLI. */
export function backendOf({ backend = process.env['PULUMI_BACKEND_URL'] }: PulumiSettings): string | undefined {
  return backend === undefined || backend === '' ? undefined : absoluteUrl(backend);
}

/** What encrypts the secrets of new stacks; those that are there keep what their states say. Undefined for the backend's own. */
export function secretsProviderOf({ environment = {} }: PulumiSettings): string | undefined {
  const provider = environment['PULUMI_SECRETS_PROVIDER'] ?? process.env['PULUMI_SECRETS_PROVIDER'];
  return provider === '' ? undefined : provider;
}
