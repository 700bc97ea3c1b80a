// Where a source names another module: every way of importing there is, types included.

/**
 * Visitors that hand over each named module with the literal that names it.
 * @param {(node: any, specifier: string) => void} found
 * @returns {import('eslint').Rule.RuleListener}
 */
export function moduleNames(found) {
  /** @param {any} node a literal, or something that is computed */
  const judge = (node) => {
    if (typeof node?.value === 'string') found(node, node.value);
  };
  return {
    ImportDeclaration: ({ source }) => judge(source),
    ExportNamedDeclaration: ({ source }) => judge(source),
    ExportAllDeclaration: ({ source }) => judge(source),
    ImportExpression: ({ source }) => judge(source),
    TSImportType: (/** @type {any} */ node) => judge(node.source),
    TSExternalModuleReference: (/** @type {any} */ node) => judge(node.expression),
    'CallExpression[callee.name="require"]': (/** @type {any} */ node) => judge(node.arguments[0]),
  };
}
