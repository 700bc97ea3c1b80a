// The operators of conditions, and what each compares with (IAM User Guide, "IAM JSON policy elements: Condition operators").

export type OperandType = 'text' | 'number' | 'date' | 'boolean' | 'binary' | 'address' | 'arn';

const COMPARISONS = ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];

const PLAIN: readonly (readonly [operator: string, type: OperandType])[] = [
  ...['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', 'StringLike'].map(
    (operator) => [operator, 'text'] as const,
  ),
  ['StringNotLike', 'text'],
  ...COMPARISONS.map((comparison) => [`Numeric${comparison}`, 'number'] as const),
  ...COMPARISONS.map((comparison) => [`Date${comparison}`, 'date'] as const),
  ['Bool', 'boolean'],
  ['BinaryEquals', 'binary'],
  ['IpAddress', 'address'],
  ['NotIpAddress', 'address'],
  ...['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'].map((operator) => [operator, 'arn'] as const),
];

/** By its whole name, with what may stand before and behind it. */
export const operators: ReadonlyMap<string, OperandType> = new Map<string, OperandType>([
  ...PLAIN.flatMap(([operator, type]) =>
    ['', 'ForAllValues:', 'ForAnyValue:'].flatMap((sets) =>
      ['', 'IfExists'].map((ending): [string, OperandType] => [`${sets}${operator}${ending}`, type]),
    ),
  ),
  ['Null', 'boolean'],
]);

/** What `value` is not and should be, as the end of a sentence; null if nothing. A policy variable may stand for anything. */
export function valueFault(type: OperandType, value: string | number | boolean): string | null {
  const text = String(value);
  if (text.includes('${')) return null;
  switch (type) {
    case 'text':
    case 'binary':
      return null;
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(text) ? null : 'no number';
    case 'boolean':
      return /^(true|false)$/i.test(text) ? null : 'neither `true` nor `false`';
    case 'date':
      return /^(\d+|\d{4}(-\d\d(-\d\d(T[\d:.]+(Z|[+-][\d:]+)?)?)?)?)$/.test(text)
        ? null
        : 'no date as in `2026-01-31T00:00:00Z`';
    case 'address':
      return /^(\d{1,3}(\.\d{1,3}){3}|[\da-f:.]*:[\da-f:.]*)(\/\d{1,3})?$/i.test(text) ? null : 'no address or block';
    case 'arn':
      return /^(arn:|\*)/.test(text) ? null : 'no ARN';
  }
}
