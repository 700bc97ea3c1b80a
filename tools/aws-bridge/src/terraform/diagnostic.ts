// What a provider complains of, as text.
import type { AttributePath, DiagnosticMessage } from './messages';

const ERROR = 1;

export function isError({ severity }: DiagnosticMessage): boolean {
  return severity === ERROR;
}

/** One line: what is wrong, the details, and where if it says so. */
export function diagnosticText({ summary, detail, attribute }: DiagnosticMessage): string {
  const where = pathText(attribute);
  const text = [summary, detail.trim()].filter((part) => part !== '').join(': ');
  return `${text.replace(/\s+/g, ' ')}${where === '' ? '' : ` (at ${where})`}`;
}

/** Such as `ingress[0].from_port`, in Terraform's names. */
export function pathText(path: AttributePath | null): string {
  const steps = (path?.steps ?? []).map((step) => {
    switch (step.selector) {
      case 'attributeName':
        return `.${step.attributeName}`;
      case 'elementKeyString':
        return `["${step.elementKeyString}"]`;
      case 'elementKeyInt':
        return `[${step.elementKeyInt}]`;
    }
  });
  return steps.join('').replace(/^\./, '');
}

/**
 * Throws what the provider calls an error.
 * @throws {Error} `what` and each error's text
 */
export function throwErrors(diagnostics: readonly DiagnosticMessage[], what: string): void {
  const errors = diagnostics.filter(isError);
  if (errors.length > 0) throw new Error(`${what}: ${errors.map(diagnosticText).join('; ')}`);
}
