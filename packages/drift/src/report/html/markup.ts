// HTML out of templates: whatever is put into one is escaped, unless it is markup itself.
import { printable } from '@microaccounts/resources';

/** A piece of HTML. Only templates of this file make one, so that no text becomes HTML by mistake. */
export class Markup {
  readonly #html: string;

  constructor(parts: readonly string[], values: readonly Inserted[]) {
    this.#html = parts
      .map((part, index) => (index === 0 ? part : insertedText(values[index - 1] ?? '') + part))
      .join('');
  }

  toString(): string {
    return this.#html;
  }
}

export type Inserted = string | number | Markup | readonly Markup[];

/** A template of HTML; for texts and attribute values in double quotes, not for scripts, styles and addresses of links. */
export function markup(parts: TemplateStringsArray, ...values: readonly Inserted[]): Markup {
  return new Markup(parts, values);
}

/** An element with a text that is ours, such as a style, as it is: its digest is in the policy of the page. */
export function verbatim(element: 'script' | 'style', text: string): Markup {
  if (/<\/|<!--/.test(text)) throw new TypeError(`the text of <${element}> would end it`);
  return new Markup([`<${element}>${text}</${element}>`], []);
}

function insertedText(value: Inserted): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escaped(value);
  return value instanceof Markup ? value.toString() : value.join('');
}

const ENTITIES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What nearly every text is. */
const PLAIN = /^[\x20-\x7e]*$/;

/** A text of others: what is invisible or turns the direction of writing is spelled out, what HTML is made of is escaped. */
function escaped(text: string): string {
  return (PLAIN.test(text) ? text : printable(text)).replace(
    /[&<>"']/g,
    (character) => ENTITIES[character] ?? character,
  );
}
