// How the demo is laid out: numbered sections, and lines below them.
import type { Output } from '../output';
import { indented } from '../render/layout';

export class Page {
  private sections = 0;

  constructor(private readonly output: Output) {}

  get colors(): Output['colors'] {
    return this.output.colors;
  }

  title(text: string, subtitle: string): void {
    this.output.result(`${this.colors.bold(text)}\n${this.colors.dim(subtitle)}`);
  }

  section(text: string): void {
    this.sections += 1;
    this.output.result(`\n${this.colors.bold(`${this.sections}  ${text}`)}`);
  }

  lines(...lines: readonly string[]): void {
    this.output.result(indented(lines, 3).join('\n'));
  }

  done(text: string): void {
    this.lines(`${this.colors.green('✔')} ${text}`);
  }
}
