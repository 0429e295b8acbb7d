import { html } from 'hono/html';
import type { Content, OpenApiDocument, Operation, Parameter } from './openapi-document.ts';
import { meaningView, shapesView, textView, typeView, type View } from './schema-view.ts';

interface PlacedOperation extends Operation {
  readonly method: string;
  readonly path: string;
}

/** The API reference as a page without scripts. @param name the name customers know */
export function referencePage(document: OpenApiDocument, name: string): View {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): PlacedOperation => ({ ...operation, method, path })),
  );
  const groups = [...new Set(operations.map(({ tags }) => tags[0] ?? ''))].map((title) => ({
    title,
    operations: operations.filter(({ tags }) => tags[0] === title),
  }));
  const schemas = Object.entries(document.components.schemas).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${name} · API reference</title>
        <link rel="stylesheet" href="reference.css" />
      </head>
      <body>
        <a class="skip" href="#content">Skip to content</a>
        <nav aria-label="Contents">
          <p class="brand">
            <a href="#top">${name} <span>API reference</span></a>
          </p>
          ${groups.map(
            (group) =>
              html`<details open>
                <summary>${group.title}</summary>
                <ul>
                  ${group.operations.map(
                    ({ operationId, summary, method }) =>
                      html`<li>
                        <a href="#${operationId}"><i class="dot ${method}"></i>${summary}</a>
                      </li>`,
                  )}
                </ul>
              </details>`,
          )}
          <details>
            <summary>Schemas</summary>
            <ul>
              ${schemas.map(([schema]) => html`<li><a href="#schema-${schema}">${schema}</a></li>`)}
            </ul>
          </details>
        </nav>
        <main id="content">
          <header id="top">
            <h1>${name} API</h1>
            ${introduction}
          </header>
          ${groups.map(
            (group) =>
              html`<section aria-label="${group.title}">
                <h2>${group.title}</h2>
                ${group.operations.map((operation) => operationView(operation, document))}
              </section>`,
          )}
          <section aria-label="Schemas">
            <h2>Schemas</h2>
            ${schemas.map(
              ([schema, definition]) =>
                html`<article id="schema-${schema}">
                  <h3><a href="#schema-${schema}">${schema}</a></h3>
                  ${definition.description ? html`<p>${textView(definition.description)}</p>` : ''}${shapesView(definition)}
                </article>`,
            )}
          </section>
        </main>
      </body>
    </html>`;
}

const introduction = html`<p>
    Everything the widget and the workbench do, they do through these addresses, which stand below the place where the
    server is mounted. The machine-readable description is <a href="openapi.json">openapi.json</a> (OpenAPI 3.1).
  </p>
  <ul>
    <li>Requests and answers are JSON in UTF-8. A request may have at most 64 kB; unknown fields are refused.</li>
    <li>Times are milliseconds since 1970. Languages are BCP 47 tags such as <code>en</code> or <code>zh-CN</code>.</li>
    <li>
      Refusals are <a href="#schema-Problem">problem documents</a> (RFC 9457) with a stable <code>type</code>, for
      instance <code>urn:askwell:problem:not-found</code>.
    </li>
    <li>Whatever changes something may be sent again: ids made by the client keep it from happening twice.</li>
  </ul>`;

function operationView(operation: PlacedOperation, document: OpenApiDocument): View {
  const { operationId, method, path, summary, description, parameters = [], requestBody, responses } = operation;
  const schemes = (operation.security ?? []).flatMap((entry) => Object.keys(entry));
  return html`<article id="${operationId}">
    <h3><a href="#${operationId}">${summary}</a></h3>
    <p class="address"><b class="method ${method}">${method.toUpperCase()}</b> <code>${pathView(path)}</code></p>
    ${description ? html`<p>${textView(description)}</p>` : ''}
    ${schemes.map((scheme) => html`<p class="needs">Needs: ${textView(document.components.securitySchemes[scheme]?.description ?? scheme)}</p>`)}
    ${parameters.length > 0 ? parametersView(parameters) : ''}
    ${requestBody ? html`<p class="body"><b>Body</b> ${contentView(requestBody.content)}</p>` : ''}
    <table>
      <thead>
        <tr>
          <th scope="col">Answer</th>
          <th scope="col">Body</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        ${Object.entries(responses).map(
          ([status, response]) =>
            html`<tr>
              <td><code>${status === 'default' ? '4xx, 5xx' : status}</code></td>
              <td>${response.content ? contentView(response.content) : 'none'}</td>
              <td>${textView(response.description)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </article>`;
}

function parametersView(parameters: readonly Parameter[]): View {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Parameter</th>
        <th scope="col">Type</th>
        <th scope="col">Meaning</th>
      </tr>
    </thead>
    <tbody>
      ${parameters.map(
        (parameter) =>
          html`<tr>
            <td>
              <code>${parameter.name}</code> <small>${parameter.in}${parameter.required ? '' : ', optional'}</small>
            </td>
            <td>${typeView(parameter.schema)}</td>
            <td>${meaningView(parameter.schema)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function contentView(content: Content): View {
  return html`${Object.entries(content).map(([type, { schema }]) => {
    const empty = schema.type === 'object' && Object.keys(schema.properties ?? {}).length === 0;
    const shape = empty ? html`<code>{}</code>` : typeView(schema);
    return type === 'application/json' ? shape : html`${shape} <small>${type}</small>`;
  })}`;
}

/** Lets a long path break at its slashes, and shows what is to be filled in. */
function pathView(path: string): View {
  return html`${path
    .split('/')
    .slice(1)
    .map((part) => html`<wbr />/${part.startsWith('{') ? html`<em>${part}</em>` : part}`)}`;
}
