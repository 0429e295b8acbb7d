import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** Another site that embeds the widget, under the strictest policy that the widget's documentation asks for. */
export class HostPage {
  readonly #server: Server;
  /** Reports of the browser that something on the page broke its policy. */
  readonly reports: readonly string[];

  private constructor(server: Server, reports: string[]) {
    this.#server = server;
    this.reports = reports;
  }

  /** @param title of the page, which the widget sends along; written as text */
  static async start(askwellUrl: string, title: string): Promise<HostPage> {
    const reports: string[] = [];
    const policy = [
      "default-src 'none'",
      `script-src ${askwellUrl}`,
      `connect-src ${askwellUrl}`,
      'img-src https:',
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types askwell',
      'report-uri /reports',
    ].join('; ');
    const server = createServer((request, response) => {
      if (request.method === 'POST') {
        request.on('data', (chunk: Buffer) => reports.push(chunk.toString()));
        request.on('end', () => response.writeHead(204).end());
        return;
      }
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy });
      response.end(
        `<!doctype html><html lang="en"><title>${asText(title)}</title>` +
          `<script async src="${askwellUrl}/widget/loader.js"></script><h1>Another site</h1></html>`,
      );
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new HostPage(server, reports);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }
}

function asText(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
