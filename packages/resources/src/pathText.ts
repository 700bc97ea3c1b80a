// Where a value stands in plain data, as text.

/** A path as text: `network.us-east-1.tiers[0]`; a key with a dot or a bracket in it is quoted, `tags["a.b"]`. */
export function pathText(path: readonly (string | number)[]): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!/^[^\s.[\]"]+$/.test(step)) return `[${JSON.stringify(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}
