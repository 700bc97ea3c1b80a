// What the Pulumi CLI said against something, out of all that it printed.

/** The lines that the CLI calls errors, or else the last one in which anything is said. */
export function complaintOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const lines = text.split('\n').map((line) => line.trim());
  const errors = lines.filter((line) => line.startsWith('error: ')).map((line) => line.slice('error: '.length));
  const said = errors.length > 0 ? [...new Set(errors)] : lines.filter((line) => line !== '').slice(-1);
  return said.join('; ').replace(/\[\d+\] /g, '');
}
