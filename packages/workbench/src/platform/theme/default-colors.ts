import { darkColors } from './dark-colors.ts';
import { highContrastDarkColors } from './high-contrast-dark-colors.ts';
import { highContrastLightColors } from './high-contrast-light-colors.ts';
import { lightColors } from './light-colors.ts';

export type ThemeType = 'dark' | 'light' | 'hc-dark' | 'hc-light';

/** A colour the workbench knows: VS Code's id, or `token.…` for text in the code editor. */
export type ColorId = keyof typeof darkColors;

/**
 * Every colour the workbench uses, for a theme that does not set it. Text on its ground has a contrast of at least 4.5:1, icons
 * and focus rings 3:1 (WCAG 2.2 AA); in high contrast 7:1 (AAA) and 4.5:1. A test checks both.
 */
export const defaultColors: Readonly<Record<ThemeType, Readonly<Record<ColorId, string>>>> = {
  dark: darkColors,
  light: lightColors,
  'hc-dark': highContrastDarkColors,
  'hc-light': highContrastLightColors,
};
