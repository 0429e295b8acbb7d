import type { ElementPart } from 'lit';
import { Directive, directive, PartType, type DirectiveResult, type PartInfo } from 'lit/directive.js';

/**
 * Sets style properties through the object model. Lit's `styleMap` writes a `style` attribute at the first render,
 * which a policy without `unsafe-inline` refuses.
 *
 * @example html`<div ${styleProperties({ height: '20px' })}></div>`
 */
export const styleProperties: (properties: Readonly<Record<string, string>>) => DirectiveResult = directive(
  class StyleProperties extends Directive {
    #before: Readonly<Record<string, string>> = {};

    constructor(part: PartInfo) {
      super(part);
      if (part.type !== PartType.ELEMENT) throw new Error('styleProperties stands in a tag, not in an attribute.');
    }

    override render(_properties: Readonly<Record<string, string>>): void {}

    override update(part: ElementPart, [properties]: [Readonly<Record<string, string>>]): void {
      const { style } = part.element as HTMLElement;
      for (const name of Object.keys(this.#before)) if (!(name in properties)) style.removeProperty(name);
      for (const [name, value] of Object.entries(properties)) {
        if (this.#before[name] !== value) style.setProperty(name, value);
      }
      this.#before = properties;
    }
  },
);
