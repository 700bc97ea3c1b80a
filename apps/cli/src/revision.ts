// The commit that is deployed, as the stacks remember it.
import { UserError } from './exit';

/**
 * The commit of the files of an estate; null if they are in no repository, or, where that is allowed, not as committed.
 * @throws UserError if they are not as committed: nobody could say later what was deployed.
 */
export async function deployedCommit(estate: string, allowDirty: boolean): Promise<string | null> {
  const { revisionOf } = await import('@microaccounts/config/read');
  const revision = revisionOf(estate);
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
