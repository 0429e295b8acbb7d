import { page } from 'vitest/browser';
import { createWorkbench, type Workbench, type WorkbenchOptions } from '../src/create-workbench.ts';

/** A workbench in a box on the test page. Dispose it at the end of the test. */
export async function openWorkbench(
  options: WorkbenchOptions = {},
): Promise<Workbench & { readonly box: HTMLElement }> {
  await page.viewport(1_200, 760);
  const box = document.createElement('div');
  box.style.height = '700px';
  document.body.append(box);
  const workbench = createWorkbench(box, { locale: 'en', theme: 'askwell-dark', ...options });
  await workbench.ready;
  await workbench.element.updateComplete;
  return {
    ...workbench,
    box,
    dispose() {
      workbench.dispose();
      box.remove();
    },
  };
}

/** Every element below a root that matches, through shadow roots. */
export function deepAll<T extends Element = HTMLElement>(root: ParentNode, selector: string): T[] {
  const found = [...root.querySelectorAll<T>(selector)];
  for (const element of root.querySelectorAll('*')) {
    if (element.shadowRoot) found.push(...deepAll<T>(element.shadowRoot, selector));
  }
  return found;
}
