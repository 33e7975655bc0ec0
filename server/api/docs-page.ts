import { PROBLEMS, type ProblemCode } from '../contract/problem.js';
import { PROBLEM_WORDS } from '../contract/problem-words.js';
import type { JsonSchema } from './json-schema.js';
import type { OpenApiDocument } from './openapi.js';

/** Where the style of the page lies: strict browsers take none from inside the page. */
export const DOCS_STYLE_AT = '/api/docs.css';

/** The document as a page: every route, every named shape, every problem. Without scripts. */
export function docsPage(document: OpenApiDocument): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const topics = document.tags.map(({ name }) => String(name));
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Noriai API</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="${DOCS_STYLE_AT}"></head>
<body><h1>Noriai API ${escaped(document.info['version'])}</h1>
${paragraphs(String(document.info['description']))}
<p><a href="/api/openapi.json">openapi.json</a></p>
<nav>${topics.map((topic) => `<a href="#topic-${escaped(topic)}">${escaped(topic)}</a>`).join(' · ')} · <a href="#shapes">shapes</a> · <a href="#problems">problems</a></nav>
${topics.map((topic) => topicSection(topic, operations)).join('\n')}
<h2 id="shapes">Shapes</h2>
${Object.entries(document.components.schemas)
  .map(([name, schema]) => `<h3 id="shape-${escaped(name)}">${escaped(name)}</h3>${shape(schema)}`)
  .join('\n')}
<h2 id="problems">Problems</h2>
<table><tr><th>code</th><th>status</th><th>meaning</th><th>意味</th></tr>${Object.keys(PROBLEMS).map(problemRow).join('\n')}</table>
</body></html>
`;
}

interface Listed {
  readonly path: string;
  readonly method: string;
  readonly operation: JsonSchema;
}

function topicSection(topic: string, operations: readonly Listed[]): string {
  const own = operations.filter(({ operation }) => (operation['tags'] as readonly string[]).includes(topic));
  return `<h2 id="topic-${escaped(topic)}">${escaped(topic)}</h2>\n${own.map(operationSection).join('\n')}`;
}

function operationSection({ path, method, operation }: Listed): string {
  const parameters = operation['parameters'] as readonly JsonSchema[];
  const body = operation['requestBody'] as { content: Record<string, JsonSchema> } | undefined;
  const responses = Object.entries(operation['responses'] as Record<string, JsonSchema>);
  return `<section id="${escaped(operation['operationId'])}">
<h3><code>${method.toUpperCase()} ${escaped(path)}</code></h3>
<p>${escaped(operation['summary'])}. ${escaped(operation['description'])}</p>
${
  parameters.length === 0
    ? ''
    : `<table><tr><th>parameter</th><th>in</th><th>shape</th></tr>${parameters
        .map(
          (p) =>
            `<tr><td>${escaped(p['name'])}${p['required'] === true ? '' : '?'}</td><td>${escaped(p['in'])}</td><td>${shape(p['schema'])} ${escaped(p['description'] ?? '')}</td></tr>`,
        )
        .join('')}</table>`
}
${body === undefined ? '' : `<p>Body:</p>${shape(body.content['application/json']?.['schema'])}`}
<table><tr><th>status</th><th>answer</th></tr>${responses.map(responseRow).join('')}</table>
</section>`;
}

function responseRow([status, response]: readonly [string, JsonSchema]): string {
  const [kind, content] = Object.entries((response['content'] ?? {}) as Record<string, JsonSchema>)[0] ?? [];
  const told = kind === 'application/json' ? shape(content?.['schema']) : escaped(kind ?? '');
  return `<tr><td>${status}</td><td>${escaped(response['description'])} ${status.startsWith('2') ? told : ''}</td></tr>`;
}

function problemRow(name: string): string {
  const code = name as ProblemCode;
  const { title, detail } = PROBLEM_WORDS[code];
  return `<tr id="problem-${code}"><td><code>${code}</code></td><td>${PROBLEMS[code]}</td><td>${escaped(title.en)}. ${escaped(detail.en)}</td><td>${escaped(title.ja)}。${escaped(detail.ja)}</td></tr>`;
}

/** A schema as text; a named one as a link. */
function shape(schema: unknown): string {
  const name = /^#\/components\/schemas\/(.+)$/.exec(
    String((schema as JsonSchema | undefined)?.['$ref']),
  )?.[1];
  if (name !== undefined) return `<a href="#shape-${escaped(name)}">${escaped(name)}</a>`;
  return `<pre>${escaped(JSON.stringify(withoutPatterns(schema), null, 1))}</pre>`;
}

/** The long patterns of dates and moments say nothing that their format does not. */
function withoutPatterns(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPatterns);
  if (typeof value !== 'object' || value === null) return value;
  const hidden = 'format' in value ? 'pattern' : '';
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== hidden)
      .map(([key, part]) => [key, withoutPatterns(part)]),
  );
}

const paragraphs = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => `<p>${escaped(line.replace(/^- /, '')).replaceAll(/\*\*|`/g, '')}</p>`)
    .join('\n');

const escaped = (text: unknown): string =>
  String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The style of the page. */
export const DOCS_STYLE = `body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; color: #1a1a1a; background: #fff }
h2 { border-bottom: 2px solid #ccc } section { border-bottom: 1px solid #ddd; padding-bottom: .5rem }
pre { background: #f5f5f5; padding: .5rem; overflow: auto; max-height: 20rem; margin: .25rem 0 }
table { border-collapse: collapse } td, th { border: 1px solid #ccc; padding: .25rem .5rem; text-align: left; vertical-align: top }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #111 } pre { background: #222 } a { color: #9cf } }
`;
