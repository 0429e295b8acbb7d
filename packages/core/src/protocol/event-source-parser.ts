/** One event of a `text/event-stream`. */
export interface ServerSentEvent {
  readonly id: string;
  readonly data: string;
}

/**
 * Splits a `text/event-stream` into events (WHATWG HTML, "Interpreting an event stream"), fed with text as it
 * arrives. Comments keep the connection alive and give nothing. An event that was cut off is never given.
 */
export class EventSourceParser {
  #rest = '';
  #id = '';
  #data: string[] = [];

  feed(chunk: string): ServerSentEvent[] {
    const events: ServerSentEvent[] = [];
    // A trailing CR may be the first half of CRLF: leave it for the next chunk.
    const text = this.#rest + chunk;
    const end = text.endsWith('\r') ? text.length - 1 : text.length;
    const lines = text.slice(0, end).split(/\r\n|\r|\n/);
    this.#rest = (lines.pop() ?? '') + text.slice(end);
    for (const line of lines) {
      if (line === '') {
        if (this.#data.length > 0) events.push({ id: this.#id, data: this.#data.join('\n') });
        this.#data = [];
        continue;
      }
      const [, field = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? [];
      if (field === 'data') this.#data.push(value);
      else if (field === 'id') this.#id = value;
    }
    return events;
  }
}
