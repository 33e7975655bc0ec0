import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  stringify,
  visit,
  type Document,
  type Node,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/** Lines are not broken anew: what nobody edited must look as it did. */
const FORM = { lineWidth: 0 } as const;

type Content = Readonly<Record<string, unknown>>;

/**
 * The text of a YAML file with other content. What stays the same keeps its order, its form and its comments (but for
 * blanks inside brackets); entries of a list are known by their `id`, or by their place if they have none. A text that is
 * no YAML is written anew.
 */
export function yamlWith(text: string, content: Content): string {
  const document = parseDocument(text);
  if (document.errors.length > 0) return stringify(content, FORM);
  if (alike(document.toJS(), content)) return text;
  return (
    put(document, content) ?? put(withoutAliases(parseDocument(text)), content) ?? stringify(content, FORM)
  );
}

/**
 * The text of the document with the content put into it; undefined if it then says something else. A change under an
 * anchor is one wherever the anchor is repeated, and an anchor may be gone.
 */
function put(document: Document, content: Content): string | undefined {
  try {
    document.contents = merged(document, document.contents, content);
    return alike(document.toJS(), content) ? document.toString(FORM) : undefined;
  } catch (cause) {
    if (cause instanceof ReferenceError) return undefined;
    throw cause;
  }
}

/** The node with another value: itself, changed, as far as it can be kept. */
function merged(document: Document, node: unknown, value: unknown): Node {
  if (!isNode(node)) return document.createNode(value);
  if (alike(node.toJS(document), value)) return node;
  if (isMap(node) && isContent(value)) return mergedMap(document, node, value);
  if (isSeq(node) && Array.isArray(value)) return mergedList(document, node, value);
  return likewise(document.createNode(value), node);
}

/** In the form of the value before it: a text in the same quotes, with the same comments. */
function likewise(fresh: Node, before: Node): Node {
  if (isScalar(before) && isScalar(fresh) && typeof fresh.value === 'string' && before.type !== undefined) {
    fresh.type = before.type;
  }
  fresh.comment = before.comment ?? null;
  fresh.commentBefore = before.commentBefore ?? null;
  return fresh;
}

function mergedMap(document: Document, map: YAMLMap, value: Content): Node {
  map.items = map.items.filter(({ key }) => Object.hasOwn(value, keyText(key)));
  for (const [key, inner] of Object.entries(value)) {
    const pair = map.items.find((item) => keyText(item.key) === key);
    if (pair === undefined) map.items.push(document.createPair(key, inner));
    else pair.value = merged(document, pair.value, inner);
  }
  return map;
}

function mergedList(document: Document, list: YAMLSeq, value: readonly unknown[]): Node {
  const before = [...list.items];
  const ids = before.map((item) => (isNode(item) ? idOf(item.toJS(document)) : undefined));
  list.items = value.map((inner, i) => {
    const id = idOf(inner);
    const place = id === undefined ? i : ids.indexOf(id);
    const kept = id === undefined && ids[i] !== undefined ? undefined : before[place];
    return merged(document, kept, inner);
  });
  return list;
}

function withoutAliases(document: Document): Document {
  visit(document, {
    Alias: (_, alias) => alias.resolve(document)?.clone() as Node | undefined,
  });
  visit(document, {
    Node: (_, node) => {
      if (!isAlias(node)) delete (node as { anchor?: string }).anchor;
    },
  });
  return document;
}

const keyText = (key: unknown): string => String(isScalar(key) ? key.value : key);

const idOf = (entry: unknown): string | undefined =>
  isContent(entry) && Object.hasOwn(entry, 'id') ? String(entry['id']) : undefined;

const isContent = (value: unknown): value is Content =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same value; keys in any order. */
function alike(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, i) => alike(item, other[i]));
  }
  if (isContent(one) && isContent(other)) {
    const keys = Object.keys(one);
    return (
      keys.length === Object.keys(other).length &&
      keys.every((key) => Object.hasOwn(other, key) && alike(one[key], other[key]))
    );
  }
  return one === other;
}
