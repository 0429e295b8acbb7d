export { loadLocalizer, LocalizationController, type CatalogueLoaders } from './localization-controller.ts';
