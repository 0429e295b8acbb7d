/** `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa`: what VS Code takes, and nothing that a style sheet could read otherwise. */
export const hexColor = /^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i;
