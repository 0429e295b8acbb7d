import { css, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { WorkbenchElement } from '../platform/workbench-element.ts';

/**
 * What every editor element is: it shows the resource of its address. The editor area sets the properties; the
 * element describes its tab through the editor service, and takes the focus where work goes on.
 */
export abstract class ResourceEditor extends WorkbenchElement {
  /** The address, for instance `article/returns/en`. */
  @property({ attribute: false }) uri = '';
  /** What the contributed pattern took from the address. */
  @property({ attribute: false }) parameters: Readonly<Record<string, string>> = {};
  /** Whether it is the one that is seen. */
  @property({ attribute: false }) active = false;
  #hadFocus = false;

  protected override willUpdate(_changed: PropertyValues): void {
    this.#hadFocus = this.matches(':focus-within');
  }

  protected override updated(_changed: PropertyValues): void {
    // What had the focus was replaced, for instance the sign that something is being loaded.
    if (this.#hadFocus && !this.matches(':focus-within')) this.focus();
  }
}

/** An editor that reads like a page: one column of text with room around it. */
export const pageStyles = css`
  :host {
    display: block;
    block-size: 100%;
    container-type: inline-size;
  }
  .page {
    block-size: 100%;
    overflow: auto;
    outline: none;
    scroll-behavior: smooth;
  }
  h1 {
    margin: 0;
    font-size: 26px;
    font-weight: 650;
    line-height: 1.25;
    letter-spacing: -0.01em;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  .quiet {
    color: var(--vscode-descriptionForeground);
  }
  .problem {
    padding: 24px;
    color: var(--vscode-errorForeground);
  }
  .link {
    color: var(--vscode-textLink-foreground);
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  @media (prefers-reduced-motion: reduce) {
    .page {
      scroll-behavior: auto;
    }
  }
`;
