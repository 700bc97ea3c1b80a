// Whether one policy document may allow what another does not.
import { canonicalJson, type Value } from '@microaccounts/resources';

/** Whether `actual` allows something in words that `expected` does not have, or lacks one of its denials. */
export function opens(expected: Value, actual: Value): boolean {
  const [wanted, found] = [statements(expected), statements(actual)];
  const added = [...found].filter(([text]) => !wanted.has(text));
  const removed = [...wanted].filter(([text]) => !found.has(text));
  return added.some(([, effect]) => effect === 'Allow') || removed.some(([, effect]) => effect === 'Deny');
}

/** Effects by canonical text of the statement. */
function statements(document: Value): Map<string, unknown> {
  const list = (document as { readonly Statement?: Value } | null)?.Statement;
  const items = Array.isArray(list) ? (list as readonly Value[]) : [];
  return new Map(
    items.map((statement) => [canonicalJson(statement), (statement as { Effect?: Value } | null)?.Effect]),
  );
}
