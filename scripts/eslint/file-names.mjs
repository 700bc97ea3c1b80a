// The lint rule on file names: a file is named after a noun of the field, never after being useful.
import { fromRoot } from './packages.mjs';

const EMPTY_NAMES = /^(utils?|utilities|helpers?|common|misc|shared|stuff|tools?)$/i;

/** The folder of the workspace that holds what only tests use. */
const TOOLS = 'tools/';

/**
 * The first part of a path from the root that names nothing, or undefined.
 * @param {string} file
 */
function emptyName(file) {
  const named = file.startsWith(TOOLS) ? file.slice(TOOLS.length) : file;
  return named.split('/').find((part) => EMPTY_NAMES.test(part.split('.')[0] ?? ''));
}

/** @type {import('eslint').Rule.RuleModule} */
export const fileNames = {
  meta: {
    type: 'suggestion',
    docs: { description: 'files and folders are named after nouns of the field' },
    schema: [],
  },
  create(context) {
    const file = fromRoot(context.filename);
    return {
      Program(node) {
        const part = emptyName(file);
        if (part === undefined) return;
        context.report({ node, message: `\`${part}\` says nothing; name it after the noun that it is about` });
      },
    };
  },
};
