import type { TemplateResult } from 'lit';
import { iconMap } from './icon-map.ts';
import { renderIcon, type IconShape } from './icon-shape.ts';

export type IconName = keyof typeof iconMap;

/**
 * An icon by the name it has in VS Code, for contributions, which name icons in data. It brings the whole set into
 * the bundle: where bytes count, import the shape and use {@link renderIcon}. An unknown name gives a plain file.
 */
export function icon(name: IconName | (string & {})): TemplateResult {
  return renderIcon((iconMap as Readonly<Record<string, IconShape>>)[name] ?? iconMap.file);
}
