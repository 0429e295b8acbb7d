import type { Colleague, ReviewClient } from '@askwell/core/protocol';
import type { LocalizationService } from '../../platform/localization-service.ts';

/** Says who is meant where the server names an actor: `staff:` and an id, an id alone, or what acted by itself. */
export class PeopleNames {
  #colleagues: ReadonlyMap<string, Colleague> = new Map();

  async load(client: ReviewClient): Promise<void> {
    this.#colleagues = new Map((await client.colleagues()).map((colleague) => [colleague.id, colleague]));
  }

  name(actor: string, localization: LocalizationService): string {
    const id = actor.replace(/^staff:/, '');
    const colleague = this.#colleagues.get(id);
    if (colleague) return colleague.name;
    if (id === 'system' || id === 'import') return localization.text(`timeline.actor.${id}`);
    return id;
  }
}
