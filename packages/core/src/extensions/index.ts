export { CommandRegistry } from './command-registry.ts';
export { ContextKeys } from './context-keys.ts';
export type {
  CommandContribution,
  CommandParameter,
  ContributedText,
  Contributions,
  EditorContribution,
  KeybindingContribution,
  LocaleContribution,
  MenuItemContribution,
  SettingContribution,
  SettingOption,
  ThemeContribution,
  ViewContainerContribution,
  ViewContribution,
} from './contributions.ts';
export { ExtensionRegistry, type Extension, type ExtensionContext } from './extension.ts';
export { fuzzyMatch, fuzzyScore, FuzzyTarget, type FuzzyMatch, type MatchRange } from './fuzzy-match.ts';
export {
  KeybindingResolver,
  type KeybindingConflict,
  type KeybindingResolution,
  type ResolvedKeybinding,
} from './keybinding-resolver.ts';
export {
  keystrokeOf,
  labelKeys,
  normalizeKeys,
  parseKeys,
  type KeyPress,
  type Keystroke,
  type Platform,
} from './keystroke.ts';
export { ListRegistry } from './list-registry.ts';
export { Registry } from './registry.ts';
export { checkSetting, explainSettingProblem, type SettingProblem } from './setting-check.ts';
export { serviceId, ServiceCollection, type ServiceAccessor, type ServiceId } from './services.ts';
export { evaluateWhen, formatWhen, parseWhen, type ContextValue, type WhenContext } from './when-clause.ts';
export { WhenSyntaxError, type WhenExpression } from './when-parser.ts';
