import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const quiet = 'var(--vscode-descriptionForeground)';
const border = '1px solid var(--vscode-editorWidget-border, var(--vscode-widget-border))';
const widget = 'var(--vscode-editorWidget-background, var(--vscode-quickInput-background))';

function underline(color: string) {
  return {
    backgroundImage: 'none',
    paddingBottom: '0',
    textDecoration: `underline wavy ${color}`,
    textDecorationSkipInk: 'none',
    textUnderlineOffset: '0.22em',
  };
}

/** The editor in the colours of the workbench's theme. */
export const codeTheme = EditorView.theme({
  '&': {
    blockSize: '100%',
    color: 'var(--vscode-editor-foreground)',
    backgroundColor: 'var(--vscode-editor-background)',
    fontSize: 'var(--askwell-code-font-size, 14px)',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--vscode-editor-font-family)', lineHeight: '1.6', overscrollBehavior: 'contain' },
  '.cm-content': {
    padding: '8px 0 40vh',
    caretColor: 'var(--vscode-editorCursor-foreground, var(--vscode-foreground))',
  },
  '.cm-line': { padding: '0 24px 0 8px' },
  '.cm-cursor, .cm-dropCursor': {
    borderLeft: '2px solid var(--vscode-editorCursor-foreground, var(--vscode-foreground))',
  },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--vscode-editor-selectionBackground, var(--vscode-selection-background))',
  },
  '.cm-activeLine, .cm-activeLineGutter': {
    backgroundColor: 'var(--vscode-editor-lineHighlightBackground, var(--vscode-list-hoverBackground))',
  },
  '.cm-gutters': {
    color: `var(--vscode-editorLineNumber-foreground, ${quiet})`,
    backgroundColor: 'var(--vscode-editor-background)',
    border: 'none',
  },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '44px', padding: '0 12px 0 8px', opacity: '0.85' },
  '.cm-activeLineGutter': { color: 'var(--vscode-editorLineNumber-activeForeground, var(--vscode-foreground))' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'transparent',
    outline: '1px solid var(--vscode-input-border)',
  },
  '.cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'transparent' },
  '.cm-lintRange': { borderRadius: '2px' },
  '.cm-lintRange-error': underline('var(--vscode-editorError-foreground, var(--vscode-charts-red))'),
  '.cm-lintRange-warning': underline('var(--vscode-editorWarning-foreground, var(--vscode-charts-yellow))'),
  '.cm-lintRange-hint': underline('var(--vscode-editorInfo-foreground, var(--vscode-charts-blue))'),
  '.cm-lintRange-active': { backgroundColor: 'var(--vscode-list-inactiveSelectionBackground)' },
  '.cm-tooltip': {
    color: 'var(--vscode-editorWidget-foreground, var(--vscode-foreground))',
    backgroundColor: widget,
    border,
    borderRadius: '6px',
    boxShadow: '0 4px 16px var(--vscode-widget-shadow)',
    fontFamily: 'var(--vscode-font-family)',
    fontSize: '13px',
    maxInlineSize: 'min(560px, 86vw)',
    overflow: 'hidden',
  },
  '.cm-tooltip-lint': { padding: '0' },
  '.cm-diagnostic': { padding: '8px 12px', marginLeft: '0', borderLeft: '3px solid transparent', whiteSpace: 'normal' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--vscode-charts-red)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--vscode-charts-yellow)' },
  '.cm-diagnostic-hint': { borderLeftColor: 'var(--vscode-charts-blue)' },
  '.cm-diagnosticSource': { opacity: '1', color: quiet, fontSize: '12px' },
  '.cm-diagnosticAction': {
    font: 'inherit',
    fontSize: '12px',
    padding: '3px 8px',
    margin: '6px 6px 0 0',
    borderRadius: '4px',
    color: 'var(--vscode-button-secondaryForeground)',
    backgroundColor: 'var(--vscode-button-secondaryBackground)',
    cursor: 'pointer',
  },
  '.cm-diagnosticAction:hover': { backgroundColor: 'var(--vscode-button-secondaryHoverBackground)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--vscode-font-family)',
    maxBlockSize: '16em',
    minInlineSize: 'min(320px, 70vw)',
    padding: '4px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 8px', borderRadius: '4px', lineHeight: '1.5' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    color: 'var(--vscode-quickInputList-focusForeground)',
    backgroundColor: 'var(--vscode-quickInputList-focusBackground)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > completion-section': {
    padding: '4px 8px 2px',
    border: 'none',
    color: 'var(--vscode-pickerGroup-foreground)',
    opacity: '1',
    fontSize: '11px',
  },
  '.cm-completionMatchedText': {
    textDecoration: 'none',
    fontWeight: '600',
    color: 'var(--vscode-list-highlightForeground)',
  },
  'li[aria-selected] .cm-completionMatchedText': { color: 'inherit', textDecoration: 'underline' },
  '.cm-completionDetail': { fontStyle: 'normal', color: quiet, marginLeft: '10px', fontSize: '12px' },
  'li[aria-selected] .cm-completionDetail': { color: 'inherit' },
  '.cm-snippetField': { backgroundColor: 'var(--vscode-list-inactiveSelectionBackground)' },
  '.cm-panels': { color: 'var(--vscode-foreground)', backgroundColor: widget },
  '.cm-panels.cm-panels-top': { borderBottom: border, zIndex: '20' },
  '.cm-panel.cm-search': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 6px',
    padding: '8px 36px 8px 12px',
    fontFamily: 'var(--vscode-font-family)',
    fontSize: '13px',
  },
  '.cm-panel.cm-search br': { display: 'none' },
  '.cm-panel.cm-search label': { display: 'inline-flex', alignItems: 'center', gap: '3px', fontSize: '12px' },
  '.cm-panel.cm-search .cm-textfield': {
    flex: '1 1 180px',
    maxInlineSize: '320px',
    margin: '0',
    padding: '4px 8px',
    font: 'inherit',
    color: 'var(--vscode-input-foreground)',
    backgroundColor: 'var(--vscode-input-background)',
    border: '1px solid var(--vscode-input-border)',
    borderRadius: '4px',
  },
  '.cm-panel.cm-search .cm-button': {
    margin: '0',
    padding: '4px 10px',
    font: 'inherit',
    fontSize: '12px',
    color: 'var(--vscode-button-secondaryForeground)',
    background: 'var(--vscode-button-secondaryBackground)',
    border: 'none',
    borderRadius: '4px',
    cursor: 'pointer',
  },
  '.cm-panel.cm-search .cm-button:hover': { background: 'var(--vscode-button-secondaryHoverBackground)' },
  '.cm-panel.cm-search [name=close]': {
    position: 'absolute',
    insetBlockStart: '8px',
    insetInlineEnd: '8px',
    inlineSize: '24px',
    blockSize: '24px',
    color: 'var(--vscode-icon-foreground)',
    fontSize: '18px',
    cursor: 'pointer',
  },
  '.cm-panel :focus-visible, .cm-diagnosticAction:focus-visible': {
    outline: '1px solid var(--vscode-focusBorder)',
    outlineOffset: '0',
  },
  '.cm-searchMatch': {
    backgroundColor: 'var(--vscode-editor-findMatchHighlightBackground, var(--vscode-selection-background))',
    borderRadius: '2px',
  },
  '.cm-searchMatch-selected': { outline: '1px solid var(--vscode-focusBorder)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--vscode-list-inactiveSelectionBackground)' },
  '.cm-placeholder': { color: 'var(--vscode-input-placeholderForeground)' },
  '.cm-staleLine': { boxShadow: 'inset 3px 0 var(--vscode-charts-yellow)' },
});

/** The marks of Markdown step back, what they say steps forward. */
export const codeHighlights = HighlightStyle.define([
  { tag: [tags.heading1, tags.heading2], fontWeight: '700', fontSize: '1.12em' },
  { tag: tags.heading, fontWeight: '700' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.link, color: 'var(--vscode-textLink-foreground)' },
  { tag: tags.url, color: 'var(--vscode-textLink-foreground)' },
  { tag: tags.monospace, color: 'var(--vscode-charts-green)' },
  { tag: tags.quote, color: quiet },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.labelName], color: quiet },
  { tag: tags.propertyName, color: 'var(--vscode-charts-blue)' },
  { tag: tags.string, color: 'inherit' },
  { tag: tags.comment, color: quiet, fontStyle: 'italic' },
]);
