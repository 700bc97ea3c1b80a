// The page of the rules, `docs/program-rules.md`.
import { rules } from './rules';

/** The text of the page. */
export function rulesPage(): string {
  const header = ['rule', 'what holds', 'source'];
  const rows = rules.map(({ name, meaning, source }) => [`\`${name}\``, meaning, source]);
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const dashes = widths.map((width) => '-'.repeat(width));
  return `${INTRODUCTION}\n${[header, dashes, ...rows].map(line).join('\n')}\n`;
}

const INTRODUCTION = `<!-- Generated from packages/landing-zone/src/deploy/rules by \`UPDATE_GOLDEN=1\` and the test of the rules. -->

# Rules of the programs

Whatever an estate says, every program keeps these rules. A test deploys \`estate/\` and each good example on the embedded
engine and holds all that they register to them; before a stack is deployed, its preview is held to them again.

An input that a preview does not know yet, or that is secret, is no input that is fine: the rule is undecided for that
resource, and is decided when the input is known.
`;
