export * from './codicons.ts';
export { icon, type IconName } from './icon.ts';
export { renderIcon, type IconShape } from './icon-shape.ts';
