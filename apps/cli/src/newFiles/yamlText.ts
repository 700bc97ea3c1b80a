// Plain values → YAML in the style of the estate: short lists and maps on a line, quotes where YAML would read something else.
import type { Document, Node, YAMLMap } from 'yaml';

/** A value that files of the estate are made of; a key that is undefined is left out. */
export type YamlValue =
  string | number | boolean | null | readonly YamlValue[] | { readonly [key: string]: YamlValue | undefined };

/**
 * The text of a map, a key per line, ending in a line end. What YAML 1.1 or 1.2 would read as something else than text
 * (`on`, `0123`, `1e3`, `null`) is quoted, be it a key or a value.
 */
export type YamlText = (value: { readonly [key: string]: YamlValue | undefined }) => string;

/** How long a list or a map may be, as JSON, to be written on a line. */
const LINE = 90;

type PrintingContext = Parameters<YAMLMap['toString']>[0];

/** What prints YAML; the library for it is loaded when it is first needed. */
export async function yamlPrinter(): Promise<YamlText> {
  const yaml = await import('yaml');

  /** `{ a: 1 }`, with spaces. */
  class SpacedMap extends yaml.YAMLMap {
    override toString(context?: PrintingContext, onComment?: () => void, onChompKeep?: () => void): string {
      return super.toString(context && { ...context, flowCollectionPadding: ' ' }, onComment, onChompKeep);
    }
  }

  /** `[a, b]`, without. */
  class TightList extends yaml.YAMLSeq {
    override toString(context?: PrintingContext, onComment?: () => void, onChompKeep?: () => void): string {
      return super.toString(context && { ...context, flowCollectionPadding: '' }, onComment, onChompKeep);
    }
  }

  return (value) => {
    const document = new yaml.Document<Node>(null, { compat: 'yaml-1.1' });
    const contents = nodeOf(document, value);
    if (contents instanceof SpacedMap) contents.flow = false;
    document.contents = contents;
    return document.toString({ lineWidth: 0, singleQuote: true });
  };

  function nodeOf(document: Document<Node>, value: YamlValue): Node {
    if (typeof value !== 'object' || value === null) return document.createNode(value);
    const fits = JSON.stringify(value).length <= LINE;
    if (isList(value)) {
      const list = new TightList(document.schema);
      list.items = value.map((item) => nodeOf(document, item));
      list.flow = fits;
      return list;
    }
    const map = new SpacedMap(document.schema);
    map.items = Object.entries(value).flatMap(([key, item]) =>
      item === undefined ? [] : [document.createPair(key, nodeOf(document, item))],
    );
    map.flow = fits;
    return map;
  }
}

function isList(value: object): value is readonly YamlValue[] {
  return Array.isArray(value);
}
