export { interfaceLocale, interfaceLocales, type InterfaceLocale } from './locale.ts';
export { Localizer, type Catalogue, type TextValues } from './localizer.ts';
