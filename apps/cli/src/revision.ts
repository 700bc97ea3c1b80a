// The commit that is deployed, as the stacks remember it.
import type { Revision } from '@microaccounts/config/read';
import { UserError } from './exit';

/**
 * The commit of the files of an estate; null if they are in no repository, or, where that is allowed, not as committed.
 * @throws UserError if they are not as committed, or there is no git to ask: nobody could say later what was deployed.
 */
export async function deployedCommit(estate: string, allowDirty: boolean): Promise<string | null> {
  const revision = await revisionOfEstate(estate);
  if (revision === null) return null;
  const [first, ...others] = revision.uncommitted;
  if (first === undefined) return revision.commit;
  if (allowDirty) return null;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  throw new UserError(
    `\`${first}\`${more} is not as committed: nobody could say later what was deployed`,
    'commit it, or add `--allow-dirty`',
  );
}

async function revisionOfEstate(estate: string): Promise<Revision | null> {
  const { EstateReadError, revisionOf } = await import('@microaccounts/config/read');
  try {
    return revisionOf(estate);
  } catch (cause) {
    if (cause instanceof EstateReadError) throw new UserError(cause.message, cause.help, { cause });
    throw cause;
  }
}
