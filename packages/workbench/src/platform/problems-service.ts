import { Emitter, toDisposable, type Disposable } from '@askwell/core/base';
import { serviceId } from '@askwell/core/extensions';
import type { Severity, SourceRange } from '@askwell/core/lint';

export const problemsService = serviceId<ProblemsService>('problems');

/** Something that is wrong at a place of a resource. */
export interface ProblemMarker {
  readonly severity: Severity;
  readonly message: string;
  /** What says so, for instance a rule's id. */
  readonly source: string;
  readonly range: SourceRange;
}

/** A resource with what is wrong in it. */
export interface ProblemResource {
  /** The address that opens it. */
  readonly uri: string;
  readonly title: string;
  /** In the order of their places. */
  readonly markers: readonly ProblemMarker[];
}

export interface ProblemCounts {
  readonly error: number;
  readonly warning: number;
  readonly hint: number;
}

/**
 * What is wrong, by address: any feature says it, the Problems view and the status bar show it. Features do not disturb one another:
 * each has an owner's name, and what it sets replaces only its own.
 *
 * @example
 * const told = problems.set('acme.spelling', { uri: 'edit/returns/en', title: 'Returns', markers });
 * told.dispose(); // nothing is wrong any more
 */
export class ProblemsService implements Disposable {
  readonly #resources = new Map<string, ProblemResource & { readonly owner: string }>();
  readonly #onDidChange = new Emitter<void>();
  readonly #onDidRequestReveal = new Emitter<string>();
  #pending: { readonly uri: string; readonly range: SourceRange } | undefined;

  readonly onDidChange = this.#onDidChange.event;
  /** Somebody wants to see a place of the resource with this address: ask {@link takeReveal}. */
  readonly onDidRequestReveal = this.#onDidRequestReveal.event;

  /** Replaces what an owner says of a resource; without markers nothing is wrong. */
  set(owner: string, resource: ProblemResource): Disposable {
    const name = `${owner} ${resource.uri}`;
    const entry = { ...resource, owner };
    const before = this.#resources.get(name);
    if (resource.markers.length > 0) this.#resources.set(name, entry);
    else if (!this.#resources.delete(name)) return toDisposable(() => {});
    if (before === undefined || !isSame(before, resource)) this.#onDidChange.fire();
    return toDisposable(() => {
      if (this.#resources.get(name) !== entry) return;
      this.#resources.delete(name);
      this.#onDidChange.fire();
    });
  }

  /** Each resource once, with the markers of all owners, in the order of titles. */
  get all(): readonly ProblemResource[] {
    const byUri = new Map<string, ProblemResource>();
    for (const { uri, title, markers } of this.#resources.values()) {
      const known = byUri.get(uri);
      byUri.set(uri, { uri, title, markers: [...(known?.markers ?? []), ...markers].toSorted(byPlace) });
    }
    return [...byUri.values()].toSorted((a, b) => a.title.localeCompare(b.title));
  }

  of(uri: string): readonly ProblemMarker[] {
    return this.all.find((resource) => resource.uri === uri)?.markers ?? [];
  }

  get counts(): ProblemCounts {
    const counts = { error: 0, warning: 0, hint: 0 };
    for (const { markers } of this.#resources.values()) for (const { severity } of markers) counts[severity] += 1;
    return counts;
  }

  /** Wants a place to be seen. The editor of the address takes the wish, at once or when it is there. */
  reveal(uri: string, range: SourceRange): void {
    this.#pending = { uri, range };
    this.#onDidRequestReveal.fire(uri);
  }

  /** The place that somebody wanted to see of this resource, once. */
  takeReveal(uri: string): SourceRange | undefined {
    if (this.#pending?.uri !== uri) return undefined;
    const { range } = this.#pending;
    this.#pending = undefined;
    return range;
  }

  dispose(): void {
    this.#resources.clear();
    this.#onDidChange.dispose();
    this.#onDidRequestReveal.dispose();
  }
}

function byPlace(a: ProblemMarker, b: ProblemMarker): number {
  return a.range.startLine - b.range.startLine || a.range.startColumn - b.range.startColumn;
}

function isSame(a: ProblemResource, b: ProblemResource): boolean {
  return JSON.stringify([a.title, a.markers]) === JSON.stringify([b.title, b.markers]);
}
