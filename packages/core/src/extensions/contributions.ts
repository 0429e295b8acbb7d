import type { LintRule } from '../lint/index.ts';
import type { ServiceAccessor } from './services.ts';

/**
 * Text for people: `%key%` is looked up in the catalogues (the workbench's and those of `locales` contributions) in
 * the reader's language; anything else is shown as written.
 */
export type ContributedText = string;

export interface CommandParameter {
  readonly name: string;
  readonly type: 'string' | 'number' | 'boolean' | 'object';
  /** Default false: the command must be given this argument. */
  readonly optional?: boolean;
}

/** Something to do, by name. Everything a menu, a key or another feature does goes through a command. */
export interface CommandContribution {
  /** `feature.action`, for instance `inbox.accept`. */
  readonly id: string;
  readonly title: ContributedText;
  /** Shown before the title in the command palette, for instance `View`. */
  readonly category?: ContributedText;
  /** Name of a codicon. */
  readonly icon?: string;
  /** When-clause: elsewhere the command is neither offered nor run by a key. */
  readonly when?: string;
  /** Default true. Commands that make no sense without an argument are not listed. */
  readonly palette?: boolean;
  /** Checked on execution, in order. */
  readonly parameters?: readonly CommandParameter[];
  // Method syntax on purpose: a handler may narrow the arguments that `parameters` has checked.
  run(services: ServiceAccessor, ...args: never[]): unknown;
}

/** A key or a chord for a command. Of several that apply the one registered last wins, and user rules win over all. */
export interface KeybindingContribution {
  readonly command: string;
  /** `Mod` is Ctrl, on a Mac Cmd. A chord has two strokes: `Mod+K Mod+S`. */
  readonly key: string;
  /** Replaces `key` on a Mac. */
  readonly mac?: string;
  /** When-clause. */
  readonly when?: string;
  readonly args?: readonly unknown[];
}

/** A command's place in a menu. */
export interface MenuItemContribution {
  /** `view/title`, `editor/title`, `manage` or a menu of another feature. */
  readonly menu: string;
  readonly command: string;
  /** When-clause. */
  readonly when?: string;
  /** Groups are separated and sorted by name; `navigation` comes first and is shown as icons. */
  readonly group?: string;
  /** Ascending within the group; default 0. */
  readonly order?: number;
}

/** A place for views with an entry in the activity bar, or in the panel's tabs. */
export interface ViewContainerContribution {
  readonly id: string;
  readonly title: ContributedText;
  readonly icon: string;
  readonly location: 'side-bar' | 'panel';
  /** Ascending; default 0. */
  readonly order?: number;
}

/** A custom element that shows something in a container. It reaches services as Lit contexts. */
export interface ViewContribution {
  readonly id: string;
  readonly container: string;
  readonly title: ContributedText;
  /** Tag name. */
  readonly element: string;
  /** Defines the element; called once, before it is first needed. */
  readonly load?: () => Promise<unknown>;
  /** When-clause. */
  readonly when?: string;
  readonly order?: number;
  /** Begins with its title alone, where it shares the container with other views. Default false. */
  readonly collapsed?: boolean;
}

/**
 * A custom element that shows one kind of resource as a tab. The element gets the properties `uri`, `parameters`
 * (from the pattern) and `active`.
 */
export interface EditorContribution {
  readonly id: string;
  readonly title: ContributedText;
  /** Which addresses it opens, for instance `article/{articleId}/{locale}`. */
  readonly pattern: string;
  readonly icon: string;
  readonly element: string;
  readonly load?: () => Promise<unknown>;
}

/** Colours by VS Code colour id (`editor.background`); what is left out comes from the defaults of the type. */
export interface ThemeContribution {
  readonly id: string;
  readonly label: ContributedText;
  /** `hc-`: high contrast, shown to whoever asks their system for more contrast. */
  readonly type: 'dark' | 'light' | 'hc-dark' | 'hc-light';
  readonly colors: Readonly<Record<string, string>>;
}

/** A value to choose for a setting, with what people read for it. */
export interface SettingOption {
  readonly value: number | string;
  readonly label: ContributedText;
}

/** A value that each member sets for themselves, in the settings editor or as JSON; one schema serves both. */
export interface SettingContribution {
  /** `feature.name`, for instance `workbench.theme`. */
  readonly id: string;
  /** Short name; default is made of the id. */
  readonly title?: ContributedText;
  readonly description: ContributedText;
  /** Heading it stands under in the settings editor; default is made of the first part of the id. */
  readonly group?: ContributedText;
  /** Ascending within the group; default 0. */
  readonly order?: number;
  readonly type: 'boolean' | 'number' | 'string';
  readonly default: boolean | number | string;
  /** The only values allowed; without it any value of the type is. */
  readonly values?: readonly (number | string)[];
  /** What people read for each of `values`, in the same order; default the value itself. */
  readonly enumDescriptions?: readonly ContributedText[];
  /** Values to offer that are only known at run time, such as the themes there are. Others stay allowed. */
  readonly options?: (services: ServiceAccessor) => readonly SettingOption[];
  /** Least and greatest number allowed, both included. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Only whole numbers. */
  readonly integer?: boolean;
}

/** Texts for `%key%`. A locale that lacks a key falls back to English. */
export interface LocaleContribution {
  /** BCP 47. */
  readonly locale: string;
  readonly catalogue: Readonly<Record<string, string>>;
}

/** Everything an extension may declare. */
export interface Contributions {
  readonly commands?: readonly CommandContribution[];
  readonly keybindings?: readonly KeybindingContribution[];
  readonly menus?: readonly MenuItemContribution[];
  readonly viewContainers?: readonly ViewContainerContribution[];
  readonly views?: readonly ViewContribution[];
  readonly editors?: readonly EditorContribution[];
  readonly themes?: readonly ThemeContribution[];
  /** Checks of the text in the article editor, beside the knowledge base's own; they run in the browser. */
  readonly lintRules?: readonly LintRule[];
  readonly settings?: readonly SettingContribution[];
  readonly locales?: readonly LocaleContribution[];
}
