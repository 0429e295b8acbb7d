import { toDisposable, type Disposable } from '../base/index.ts';

/**
 * The name under which a service is provided and asked for. The phantom field makes it a Lit context as well, so
 * that elements consume by the same key by which commands ask.
 */
export type ServiceId<T> = { readonly name: string } & { readonly __context__: T };

/** @example export const editorService = serviceId<EditorService>('editors'); */
export function serviceId<T>(name: string): ServiceId<T> {
  return Object.freeze({ name }) as ServiceId<T>;
}

/** What a command or an extension may ask for. */
export interface ServiceAccessor {
  /** @throws Error when nobody provides the service. */
  get<T>(id: ServiceId<T>): T;
  has(id: ServiceId<unknown>): boolean;
}

/** Services by id. Providing one again stacks; disposing brings the earlier provider back. */
export class ServiceCollection implements ServiceAccessor {
  readonly #stacks = new Map<ServiceId<unknown>, { readonly value: unknown }[]>();

  provide<T>(id: ServiceId<T>, value: T): Disposable {
    const entry = { value };
    const stack = this.#stacks.get(id) ?? [];
    this.#stacks.set(id, stack);
    stack.push(entry);
    return toDisposable(() => {
      stack.splice(stack.indexOf(entry), 1);
      if (stack.length === 0) this.#stacks.delete(id);
    });
  }

  has(id: ServiceId<unknown>): boolean {
    return this.#stacks.has(id);
  }

  get<T>(id: ServiceId<T>): T {
    const entry = this.#stacks.get(id)?.at(-1);
    if (!entry) {
      throw new Error(
        `No service "${id.name}" is provided here. Add the extension that provides it, or check "has" first.`,
      );
    }
    return entry.value as T;
  }
}
