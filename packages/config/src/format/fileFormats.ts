// The kinds of files of an estate, each with what describes it: its schema, and what rules say of its keys.
import type { z } from 'zod';
import { idleKeys, type Idle } from '../rules/file/actedOn';
import { keysWithoutDefault } from '../rules/file/requiredKeys';
import { accountFile } from '../written/account';
import { addressLock } from '../written/addressLock';
import { driftExceptions } from '../written/driftExceptions';
import { guardrail } from '../written/guardrail';
import { landingZone } from '../written/landingZone';
import { schemaNames } from './schemaComment';

export interface FileFormat {
  readonly schemaName: string;
  /** Where it is in the estate. */
  readonly title: string;
  /** What it is, in a sentence. */
  readonly summary: string;
  readonly schema: z.ZodType;
  /** Keys that have no default; `*` stands for every key of a map. */
  readonly required: readonly (readonly string[])[];
  /** Keys that nothing acts on. */
  readonly idle: readonly Idle[];
  /** The key under which the file may hold several of what it is, and the keys that it or each of them has. */
  readonly entries?: { readonly key: string; readonly required: readonly string[] };
}

export const fileFormats: readonly FileFormat[] = [
  {
    schemaName: schemaNames['landing-zone'],
    title: 'landing-zone.yaml',
    summary: 'What holds for every account of the company.',
    schema: landingZone,
    required: keysWithoutDefault.landingZone,
    idle: idleKeys.landingZone,
  },
  {
    schemaName: schemaNames.account,
    title: 'accounts/<business unit>/<name>.yaml',
    summary: 'An account, or the accounts of a project.',
    schema: accountFile,
    required: [],
    idle: idleKeys.account,
    entries: { key: 'accounts', required: keysWithoutDefault.account.map(([key]) => key) },
  },
  {
    schemaName: schemaNames.guardrail,
    title: 'guardrails/<name>.yaml',
    summary: 'A guardrail of the company, to be named in a list of `guardrails`.',
    schema: guardrail,
    required: keysWithoutDefault.guardrail,
    idle: idleKeys.guardrail,
  },
  {
    schemaName: schemaNames['drift-exceptions'],
    title: 'drift-exceptions.yaml',
    summary: 'Drift that is accepted until a date: who answers for it, and why.',
    schema: driftExceptions,
    required: keysWithoutDefault.driftExceptions,
    idle: [],
  },
  {
    schemaName: schemaNames.lock,
    title: 'addresses.lock.yaml',
    summary: 'Which blocks are given. Written by `microaccounts lock`, never by hand.',
    schema: addressLock,
    required: [],
    idle: [],
  },
];
