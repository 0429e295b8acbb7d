/** A tab: the address of what it shows, and how it is labelled. */
export interface EditorTab {
  readonly uri: string;
  readonly title: string;
  readonly icon: string;
  /** Replaced by the next preview; its title is in italics. */
  readonly preview: boolean;
  /** Has changes that are not saved. */
  readonly dirty: boolean;
}

/** The tabs of one group. Pure data: the functions below give the next state. */
export interface EditorGroup {
  readonly tabs: readonly EditorTab[];
  readonly active: string | null;
  /** Addresses in the order of use, last used last. */
  readonly recent: readonly string[];
  /** Closed tabs with their places, last closed last. */
  readonly closed: readonly { readonly tab: EditorTab; readonly index: number }[];
}

export const emptyGroup: EditorGroup = { tabs: [], active: null, recent: [], closed: [] };

const rememberedClosed = 20;

/**
 * Shows a tab. One that is open is activated, and pinned where asked; a new one stands right of the active tab. A
 * preview takes the place of the earlier preview.
 */
export function openTab(group: EditorGroup, tab: Omit<EditorTab, 'preview' | 'dirty'>, pinned: boolean): EditorGroup {
  const open = group.tabs.find(({ uri }) => uri === tab.uri);
  if (open) return activateTab(pinned ? updateTab(group, tab.uri, { preview: false }) : group, tab.uri);
  const added: EditorTab = { ...tab, preview: !pinned, dirty: false };
  const place = group.tabs.findIndex(({ preview }) => preview);
  if (place >= 0 && !pinned) {
    const replaced = group.tabs[place]?.uri;
    const recent = group.recent.filter((uri) => uri !== replaced);
    return activateTab({ ...group, recent, tabs: group.tabs.with(place, added) }, tab.uri);
  }
  const after = group.tabs.findIndex(({ uri }) => uri === group.active);
  const index = after < 0 ? group.tabs.length : after + 1;
  return activateTab({ ...group, tabs: group.tabs.toSpliced(index, 0, added) }, tab.uri);
}

export function activateTab(group: EditorGroup, uri: string): EditorGroup {
  if (!group.tabs.some((tab) => tab.uri === uri)) return group;
  return { ...group, active: uri, recent: [...group.recent.filter((other) => other !== uri), uri] };
}

/** Closes a tab; the one used before it becomes active. */
export function closeTab(group: EditorGroup, uri: string): EditorGroup {
  const index = group.tabs.findIndex((tab) => tab.uri === uri);
  const tab = group.tabs[index];
  if (!tab) return group;
  const recent = group.recent.filter((other) => other !== uri);
  return {
    tabs: group.tabs.toSpliced(index, 1),
    active: group.active === uri ? (recent.at(-1) ?? null) : group.active,
    recent,
    closed: [...group.closed, { tab, index }].slice(-rememberedClosed),
  };
}

export function closeOtherTabs(group: EditorGroup, uri: string): EditorGroup {
  return group.tabs
    .filter((tab) => tab.uri !== uri)
    .reduceRight((rest, tab) => closeTab(rest, tab.uri), activateTab(group, uri));
}

/** Brings the last closed tab back, pinned, where it was. */
export function reopenClosedTab(group: EditorGroup): EditorGroup {
  const last = group.closed.at(-1);
  if (!last) return group;
  const closed = group.closed.slice(0, -1);
  if (group.tabs.some(({ uri }) => uri === last.tab.uri)) return reopenClosedTab({ ...group, closed });
  const tabs = group.tabs.toSpliced(last.index, 0, { ...last.tab, preview: false });
  return activateTab({ ...group, tabs, closed }, last.tab.uri);
}

export function updateTab(group: EditorGroup, uri: string, change: Partial<Omit<EditorTab, 'uri'>>): EditorGroup {
  const index = group.tabs.findIndex((tab) => tab.uri === uri);
  const tab = group.tabs[index];
  if (!tab) return group;
  // What is being changed is no longer just looked at.
  const next = { ...tab, ...change, ...(change.dirty ? { preview: false } : {}) };
  return { ...group, tabs: group.tabs.with(index, next) };
}

/** The tab so many places right (or, negative, left) of the active one, going round. */
export function neighbourTab(group: EditorGroup, distance: number): string | null {
  const count = group.tabs.length;
  const index = group.tabs.findIndex((tab) => tab.uri === group.active);
  return index < 0 ? null : (group.tabs[(((index + distance) % count) + count) % count]?.uri ?? null);
}

/** Moves a tab to another place. */
export function moveTab(group: EditorGroup, uri: string, index: number): EditorGroup {
  const tab = group.tabs.find((other) => other.uri === uri);
  if (!tab) return group;
  return { ...group, tabs: group.tabs.filter((other) => other !== tab).toSpliced(index, 0, tab) };
}
