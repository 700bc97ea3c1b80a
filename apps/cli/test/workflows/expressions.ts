// The expressions of workflows, as far as ours use them. What is not known here fails the test that meets it.

export type Contexts = Readonly<Record<string, unknown>>;

/** How what came before has ended: what `success()` and its like ask. */
export interface Standing {
  readonly failed: boolean;
}

const TOKEN = /\s*(?:('(?:[^']|'')*')|(\d+)|(==|!=|&&|\|\||[!().,])|([A-Za-z_][\w-]*))/y;

/** Fills in every `${{ … }}` of a text. */
export function filledIn(text: string, contexts: Contexts, standing: Standing): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/gs, (_, expression: string) =>
    textOf(evaluated(expression, contexts, standing)),
  );
}

/** The value of a text that is one expression, or of a text with some in it. */
export function valueOf(text: string, contexts: Contexts, standing: Standing): unknown {
  const whole = /^\$\{\{((?:(?!\}\}).)*)\}\}$/s.exec(text.trim())?.[1];
  return whole === undefined ? filledIn(text, contexts, standing) : evaluated(whole, contexts, standing);
}

/** Whether a job or a step with this condition runs: without a word on how things stand, only if nothing has failed. */
export function runs(condition: string | undefined, contexts: Contexts, standing: Standing): boolean {
  const expression = condition?.replace(/^\$\{\{|\}\}$/g, '') ?? 'success()';
  if (!/\b(success|failure|always|cancelled)\s*\(/.test(expression) && standing.failed) return false;
  return isTrue(evaluated(expression, contexts, standing));
}

export function evaluated(expression: string, contexts: Contexts, standing: Standing): unknown {
  const tokens = tokensOf(expression);
  let at = 0;
  const value = either();
  if (at < tokens.length) throw new Error(`cannot read \`${expression}\` from \`${tokens[at]}\` on`);
  return value;

  function take(...expected: readonly string[]): boolean {
    if (!expected.includes(tokens[at] ?? '')) return false;
    at += 1;
    return true;
  }

  function either(): unknown {
    let left = both();
    while (take('||')) {
      const right = both();
      left = isTrue(left) ? left : right;
    }
    return left;
  }

  function both(): unknown {
    let left = comparison();
    while (take('&&')) {
      const right = comparison();
      left = isTrue(left) ? right : left;
    }
    return left;
  }

  function comparison(): unknown {
    let left = unary();
    for (;;) {
      if (take('==')) left = isEqual(left, unary());
      else if (take('!=')) left = !isEqual(left, unary());
      else return left;
    }
  }

  function unary(): unknown {
    if (take('!')) return !isTrue(unary());
    if (take('(')) {
      const inner = either();
      if (!take(')')) throw new Error(`a parenthesis is open in \`${expression}\``);
      return inner;
    }
    const token = tokens[at++] ?? '';
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    if (/^\d+$/.test(token)) return Number(token);
    if (token === 'true' || token === 'false') return token === 'true';
    if (take('(')) return called(token);
    if (!(token in contexts)) throw new Error(`\`${token}\` of \`${expression}\` is not known here`);
    let value: unknown = contexts[token];
    while (take('.')) {
      const name = tokens[at++] ?? '';
      value = (value as Record<string, unknown> | null | undefined)?.[name] ?? null;
    }
    return value;
  }

  function called(name: string): unknown {
    const given: unknown[] = [];
    while (!take(')')) {
      given.push(either());
      take(',');
    }
    switch (name) {
      case 'success':
        return !standing.failed;
      case 'failure':
        return standing.failed;
      case 'always':
        return true;
      case 'cancelled':
        return false;
      case 'fromJSON':
        return JSON.parse(textOf(given[0])) as unknown;
      default:
        throw new Error(`the function \`${name}\` of \`${expression}\` is not known here`);
    }
  }
}

function tokensOf(expression: string): string[] {
  const tokens: string[] = [];
  const text = expression.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const begin = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw new Error(`cannot read \`${expression}\` at ${begin}`);
    tokens.push(match[0].trim());
  }
  return tokens;
}

function isTrue(value: unknown): boolean {
  return !(value === null || value === undefined || value === false || value === 0 || value === '');
}

/** GitHub compares texts in any case. */
function isEqual(one: unknown, other: unknown): boolean {
  return typeof one === 'string' && typeof other === 'string'
    ? one.toLowerCase() === other.toLowerCase()
    : one === other;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}
