import { DOCS_STYLE, DOCS_STYLE_AT, docsPage } from '../docs-page.js';
import { openApi, type OpenApiDocument } from '../openapi.js';
import { route, type Route } from '../route.js';
import { EVERYBODY } from './everybody.js';

/** The description of the API by itself. `all` is asked when the first reader comes. */
export function documentRoutes(all: () => readonly Route[], version: string): Route[] {
  const topic = 'description';
  let known: OpenApiDocument | undefined;
  // Routes do not change while a process runs.
  const document = (): OpenApiDocument => (known ??= openApi(all(), version));
  return [
    route({
      method: 'get',
      path: '/api/openapi.json',
      name: 'getOpenApi',
      topic,
      summary: 'This API as an OpenAPI 3.1 document',
      access: EVERYBODY,
      answer: { status: 200, file: 'application/json' },
      handle: () => Promise.resolve(JSON.stringify(document())),
    }),
    route({
      method: 'get',
      path: '/api/docs',
      name: 'getDocs',
      topic,
      summary: 'This API as a page',
      access: EVERYBODY,
      answer: { status: 200, file: 'text/html' },
      handle: () => Promise.resolve(docsPage(document())),
    }),
    route({
      method: 'get',
      path: DOCS_STYLE_AT,
      name: 'getDocsStyle',
      topic,
      summary: 'The style of the page',
      access: EVERYBODY,
      answer: { status: 200, file: 'text/css' },
      handle: () => Promise.resolve(DOCS_STYLE),
    }),
  ];
}
