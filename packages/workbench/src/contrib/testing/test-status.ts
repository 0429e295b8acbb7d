import type { Disposable } from '@askwell/core/base';
import type { ServiceAccessor } from '@askwell/core/extensions';
import { localizationService } from '../../platform/localization-service.ts';
import { statusBarService, type StatusBarEntry, type StatusBarHandle } from '../../platform/status-bar-service.ts';
import { viewService } from '../../platform/view-service.ts';
import type { TestingStore } from './testing-store.ts';

/** The number of tests that pass, in the status bar, and of those that fail, at the icon in the activity bar. */
export class TestStatus implements Disposable {
  readonly #services: ServiceAccessor;
  readonly #tests: TestingStore;
  #entry: StatusBarHandle | undefined;
  #badge: Disposable | undefined;

  constructor(services: ServiceAccessor, tests: TestingStore) {
    this.#services = services;
    this.#tests = tests;
  }

  update(): void {
    const look = this.#look();
    if (!look) this.dispose();
    else if (this.#entry) this.#entry.update(look);
    else {
      this.#entry = this.#services
        .get(statusBarService)
        .add({ ...look, id: 'testing.state', side: 'start', priority: 40 });
    }
    const count = this.#tests.failures.length;
    const before = this.#badge;
    const tooltip = this.#services.get(localizationService).text('testing.badge', { count });
    this.#badge = count > 0 ? this.#services.get(viewService).setBadge('testing', { count, tooltip }) : undefined;
    before?.dispose();
  }

  dispose(): void {
    this.#entry?.dispose();
    this.#entry = undefined;
    this.#badge?.dispose();
    this.#badge = undefined;
  }

  /** Nothing while no test has run. */
  #look(): StatusBarEntry | undefined {
    const { run, results, running, passedCount, failures } = this.#tests;
    if (!run || (results.size === 0 && !running)) return undefined;
    const localization = this.#services.get(localizationService);
    const command = 'testing.show';
    if (running) {
      const values = { done: run.done, total: run.ids.length };
      const tooltip = localization.text('testing.runningOf', values);
      return { text: `${run.done}/${run.ids.length}`, tooltip, command, icon: 'beaker' };
    }
    const total = passedCount + failures.length;
    const tooltip = localization.text('testing.passedOf', { passed: passedCount, total });
    const tone = failures.length > 0 ? 'error' : 'normal';
    return { text: `${passedCount}/${total}`, tooltip, command, icon: 'beaker', tone };
  }
}
