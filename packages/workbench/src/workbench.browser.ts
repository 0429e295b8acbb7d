import type { Extension } from '@askwell/core/extensions';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { deepAll, openWorkbench } from '../test/open-workbench.ts';
import { StaffServer } from '../test/staff-server.ts';
import { deepActiveElement } from './base/focus.ts';
import { contributions } from './contributions.ts';
import {
  commandService,
  contextKeyService,
  editorService,
  extensionService,
  layoutService,
  sessionService,
} from './index.ts';

let server: StaffServer;
let workbench: Awaited<ReturnType<typeof openWorkbench>>;

beforeEach(() => {
  localStorage.clear();
  server = new StaffServer();
  vi.stubGlobal('fetch', server.fetch);
});

afterEach(() => {
  workbench.dispose();
  vi.unstubAllGlobals();
  history.replaceState(null, '', location.pathname + location.search);
});

describe('signing in', () => {
  it('takes e-mail and password, and says when they do not fit', async () => {
    workbench = await openWorkbench();
    await userEvent.fill(page.getByLabelText('E-mail'), 'mei@example.com');
    await userEvent.fill(page.getByLabelText('Password'), 'wrong');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('alert')).toHaveTextContent('do not fit');
    await userEvent.fill(page.getByLabelText('Password'), StaffServer.password);
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('tab', { name: 'Explorer' })).toBeVisible();
  });

  it('uses up a sign-in link and takes it out of the address at once', async () => {
    history.replaceState(null, '', `#sign-in=${StaffServer.link}`);
    workbench = await openWorkbench({ ownsPage: true });
    expect(location.hash).toBe('');
    await expect.element(page.getByText('Hello Mei')).toBeVisible();
  });

  it('goes back to the form when the session ends elsewhere', async () => {
    server.signedIn();
    workbench = await openWorkbench();
    server.member = undefined;
    await workbench.services
      .get(sessionService)
      .client.inbox()
      .catch(() => {});
    await expect.element(page.getByLabelText('Password')).toBeVisible();
  });
});

describe('the shell', () => {
  beforeEach(async () => {
    server.signedIn();
    workbench = await openWorkbench();
  });

  it('runs a command from the palette by keyboard and gives the focus back', async () => {
    const explorer = page.getByRole('tab', { name: 'Explorer' });
    (explorer.element() as HTMLElement).focus();
    await userEvent.keyboard('{F1}');
    await expect.poll(() => deepActiveElement()).toBe(page.getByRole('combobox').element());
    await userEvent.keyboard('{Escape}');
    expect(deepActiveElement()).toBe(explorer.element());
    await userEvent.keyboard('{F1}');
    await userEvent.keyboard('tog panel');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('log', { name: 'Log' })).toBeVisible();
  });

  it('leads the focus through the parts and never loses it', async () => {
    const part = () => {
      const path: string[] = [];
      for (let at = deepActiveElement(); at; at = (at.getRootNode() as ShadowRoot).host ?? null)
        path.unshift(at.localName);
      return path[1];
    };
    workbench.element.focus();
    const walked: (string | undefined)[] = [];
    for (let step = 0; step < 4; step++) {
      await userEvent.keyboard('{F6}');
      await expect.poll(part).not.toBe(walked.at(-1));
      walked.push(part());
    }
    expect(walked).toEqual(['askwell-status-bar', 'askwell-activity-bar', 'askwell-side-bar', 'askwell-editor-area']);
    workbench.services.get(editorService).open('article/returns/en');
    await expect.element(page.getByRole('heading', { name: 'Return something' })).toBeVisible();
    await expect.poll(() => deepActiveElement()?.className).toBe('page');
    await userEvent.keyboard('{Alt>}w{/Alt}');
    await expect.element(page.getByText('Hello Mei')).toBeVisible();
    await expect.poll(part).toBe('askwell-editor-area');
  });

  it('shows the chord that waits and runs it', async () => {
    (page.getByRole('tab', { name: 'Explorer' }).element() as HTMLElement).focus();
    await userEvent.keyboard('{Control>}k{/Control}');
    await expect.element(page.getByText('Ctrl+K was pressed')).toBeVisible();
    await userEvent.keyboard('{Control>}s{/Control}');
    await expect.element(page.getByRole('heading', { name: 'Keyboard Shortcuts' })).toBeVisible();
  });

  it('finds an article by its title in another language', async () => {
    (page.getByRole('tab', { name: 'Explorer' }).element() as HTMLElement).focus();
    await userEvent.keyboard('{Control>}p{/Control}');
    await expect.element(page.getByRole('option').first()).toBeVisible();
    await userEvent.fill(page.getByRole('combobox'), '退货');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('heading', { name: '30 天内退货' })).toBeVisible();
    expect(workbench.services.get(editorService).active).toBe('article/returns/zh-CN');
  });

  it('shows nothing but the editors in zen mode, and Escape twice leaves it', async () => {
    (page.getByRole('tab', { name: 'Explorer' }).element() as HTMLElement).focus();
    await userEvent.keyboard('{Control>}k{/Control}z');
    await expect.element(page.getByRole('tab', { name: 'Explorer' })).not.toBeInTheDocument();
    await expect.element(page.getByRole('main', { name: 'Editors' })).toBeVisible();
    expect(document.activeElement).not.toBe(document.body);
    await userEvent.keyboard('{Escape}{Escape}');
    await expect.element(page.getByRole('tab', { name: 'Explorer' })).toBeVisible();
  });

  it('gives the editors their place back from a maximized panel when something is opened', async () => {
    workbench.services.get(commandService).run('workbench.toggleMaximizedPanel');
    await expect.element(page.getByRole('main', { name: 'Editors' })).not.toBeInTheDocument();
    workbench.services.get(editorService).open('article/returns/en');
    await expect.element(page.getByRole('main', { name: 'Editors' })).toBeVisible();
  });

  it('puts the side bar into a drawer where there is no room, and Escape closes it', async () => {
    workbench.box.style.width = '390px';
    await expect.poll(() => workbench.services.get(layoutService).narrow).toBe(true);
    await userEvent.click(page.getByRole('tab', { name: 'Explorer' }));
    await expect.element(page.getByRole('tree')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => page.getByRole('tree').query()).toBeNull();
    expect(workbench.services.get(contextKeyService).get('sideBarVisible')).toBe(false);
  });
});

describe('the explorer', () => {
  beforeEach(async () => {
    server.signedIn();
    workbench = await openWorkbench();
  });

  it('is walked, searched and opened from by keyboard', async () => {
    const tree = page.getByRole('tree');
    await expect.element(tree).toBeVisible();
    (tree.element() as HTMLElement).focus();
    const focused = () =>
      deepAll(workbench.element.shadowRoot as ShadowRoot, '.row.focused').map((row) => row.ariaLabel);
    await userEvent.keyboard('{End}');
    expect(focused()).toEqual(['Policies']);
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(page.getByRole('treeitem', { name: 'Get a refund' })).toBeVisible();
    await userEvent.keyboard('{ArrowRight}');
    expect(focused()).toEqual(['Get a refund']);
    await userEvent.keyboard('re');
    expect(focused()).toEqual(['Return something']);
    await userEvent.keyboard('{ArrowLeft}');
    expect(focused()).toEqual(['Policies']);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await expect.element(page.getByRole('heading', { name: 'Return something' })).toBeVisible();
    expect(workbench.services.get(editorService).groups[0]?.tabs).toMatchObject([
      { title: 'Return something', preview: false },
    ]);
    expect(page.getByRole('treeitem', { name: 'Policies' }).element().getAttribute('aria-expanded')).toBe('true');
  });

  it('previews on a click, in one tab, and keeps on a double click', async () => {
    await userEvent.click(page.getByRole('treeitem', { name: 'Policies' }));
    await userEvent.click(page.getByRole('treeitem', { name: 'Get a refund' }));
    await expect.element(page.getByRole('heading', { name: 'Get a refund' })).toBeVisible();
    await userEvent.click(page.getByRole('treeitem', { name: 'Return something' }));
    const tabs = () => workbench.services.get(editorService).groups[0]?.tabs.map(({ uri, preview }) => [uri, preview]);
    expect(tabs()).toEqual([['article/returns/en', true]]);
    await userEvent.dblClick(page.getByRole('treeitem', { name: 'Return something' }));
    expect(tabs()).toEqual([['article/returns/en', false]]);
  });

  it('shows the other language of an article', async () => {
    void workbench.services.get(commandService).execute('explorer.openArticle', 'returns', 'en');
    await userEvent.click(page.getByRole('button', { name: '简体中文' }));
    await expect.element(page.getByRole('heading', { name: '30 天内退货' })).toBeVisible();
  });
});

describe('the inbox', () => {
  beforeEach(() => {
    server.signedIn().waiting('cnv_ana', 'Ana');
  });

  async function openConversation(): Promise<void> {
    workbench = await openWorkbench();
    workbench.services.get(editorService).open('conversation/cnv_ana');
    await expect.element(page.getByText('My kettle leaks')).toBeVisible();
  }

  it('is lived through: badge, accept by key, answer, resolve', async () => {
    await openConversation();
    await expect.element(page.getByRole('tab', { name: 'Inbox, 1 customer waiting' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: /Accept Conversation/ }).last()).toBeVisible();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    const composer = page.getByRole('textbox', { name: 'Reply to Ana' });
    await expect.element(composer).toBeVisible();
    await expect.poll(() => deepActiveElement()).toBe(composer.element());
    await userEvent.keyboard('Hello{Shift>}{Enter}{/Shift}Ana{Enter}');
    await expect
      .poll(() => server.conversations.get('cnv_ana')?.messages.at(-1)?.content)
      .toEqual({ type: 'text', text: 'Hello\nAna' });
    expect((composer.element() as HTMLTextAreaElement).value).toBe('');
    await userEvent.click(page.getByRole('button', { name: /Resolve Conversation/ }));
    await expect.element(page.getByText('This conversation is resolved.')).toBeVisible();
  });

  it('does not send while an input method composes', async () => {
    server.change(
      'cnv_ana',
      { state: 'open', assignee: { id: 'usr_mei', name: 'Mei' }, queuedAt: null },
      'handoff.accepted',
    );
    await openConversation();
    const composer = page.getByRole('textbox', { name: 'Reply to Ana' });
    await userEvent.fill(composer, 'nihao');
    const event = new KeyboardEvent('keydown', {
      key: 'Enter',
      isComposing: true,
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    composer.element().dispatchEvent(event);
    expect(server.conversations.get('cnv_ana')?.messages).toHaveLength(1);
    expect((composer.element() as HTMLTextAreaElement).value).toBe('nihao');
  });

  it('says who was faster', async () => {
    await openConversation();
    const entry = server.conversations.get('cnv_ana');
    if (entry)
      entry.conversation = {
        ...entry.conversation,
        state: 'open',
        assignee: server.colleague,
        queuedAt: null,
        updatedAt: Date.now(),
      };
    await userEvent.click(page.getByRole('button', { name: /Accept Conversation/ }).last());
    await expect.element(page.getByText('Tomas already has this conversation.')).toBeVisible();
    await expect.element(page.getByText('Tomas has this conversation.')).toBeVisible();
  });

  it('loses neither a draft nor an unsent message when the page is left', async () => {
    server.change(
      'cnv_ana',
      { state: 'open', assignee: { id: 'usr_mei', name: 'Mei' }, queuedAt: null },
      'handoff.accepted',
    );
    await openConversation();
    const composer = page.getByRole('textbox', { name: 'Reply to Ana' });
    server.offline = true;
    await userEvent.fill(composer, 'on its way');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('Sending…')).toBeVisible();
    await userEvent.fill(composer, 'half a thou');
    workbench.dispose();
    server.offline = false;
    workbench = await openWorkbench();
    await expect
      .poll(() => server.conversations.get('cnv_ana')?.messages.map(({ content }) => 'text' in content && content.text))
      .toEqual(['My kettle leaks', 'on its way']);
    // Opened again by itself, as the last tab was.
    await expect.element(page.getByRole('textbox', { name: 'Reply to Ana' })).toHaveValue('half a thou');
  });

  it('shows who starts to wait, live', async () => {
    workbench = await openWorkbench();
    await expect.poll(() => server.openStreams).toBe(1);
    await expect.element(page.getByRole('tab', { name: 'Inbox, 1 customer waiting' })).toBeVisible();
    server.waiting('cnv_bo', 'Bo');
    await expect.element(page.getByText('Bo is waiting for a person')).toBeVisible();
    await expect.element(page.getByRole('tab', { name: 'Inbox, 2 customers waiting' })).toBeVisible();
  });
});

describe('a third party', () => {
  it('adds a view with a key of its own that works there only', async () => {
    const greeted: string[] = [];
    if (!customElements.get('acme-people')) {
      customElements.define(
        'acme-people',
        class extends HTMLElement {
          connectedCallback(): void {
            this.append(Object.assign(document.createElement('button'), { textContent: 'Ana' }));
          }
        },
      );
    }
    const people: Extension = {
      id: 'acme.people',
      contributes: {
        locales: [
          { locale: 'en', catalogue: { 'acme.people': 'People' } },
          { locale: 'zh-CN', catalogue: { 'acme.people': '联系人' } },
        ],
        viewContainers: [{ id: 'acme', title: '%acme.people%', icon: 'person', location: 'side-bar', order: 1 }],
        views: [{ id: 'acme.people', container: 'acme', title: '%acme.people%', element: 'acme-people' }],
        commands: [{ id: 'acme.greet', title: 'Greet', run: () => greeted.push('hello') }],
        keybindings: [{ command: 'acme.greet', key: 'G', when: 'view == acme.people' }],
      },
    };
    server.signedIn();
    workbench = await openWorkbench({ extensions: [...contributions, people], locale: 'zh-CN' });
    await expect.element(page.getByRole('tab', { name: '联系人' })).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Ana' }));
    await userEvent.keyboard('g');
    expect(greeted).toEqual(['hello']);
    (page.getByRole('tab', { name: '联系人' }).element() as HTMLElement).focus();
    await userEvent.keyboard('g');
    expect(greeted).toEqual(['hello']);
  });
});

describe('a feature', () => {
  const traces = (extension: Extension): string[] => [
    ...(extension.contributes?.commands ?? []).map(({ id }) => id),
    ...(extension.contributes?.viewContainers ?? []).map(({ id }) => id),
    ...(extension.contributes?.views ?? []).map(({ id }) => id),
    ...(extension.contributes?.editors ?? []).map(({ id }) => id),
    ...(extension.contributes?.settings ?? []).map(({ id }) => id),
    ...(extension.contributes?.themes ?? []).map(({ id }) => id),
  ];

  it.each(contributions.map((extension) => [extension.id, extension] as const))(
    'goes whole when its line goes: %s',
    async (_, removed) => {
      server.signedIn().waiting('cnv_ana', 'Ana');
      workbench = await openWorkbench({ extensions: contributions.filter((extension) => extension !== removed) });
      await expect.element(page.getByText('Hello Mei')).toBeVisible();
      const { commands, viewContainers, views, editors, settings, themes, menus, keybindings } =
        workbench.services.get(extensionService);
      for (const id of traces(removed)) {
        expect([commands, viewContainers, views, editors, settings, themes].map((point) => point.get(id))).toEqual(
          Array.from({ length: 6 }),
        );
      }
      const own = new Set(removed.contributes?.commands?.map(({ id }) => id));
      expect(menus.all().filter(({ command, menu }) => own.has(command) && menu !== 'editor/empty')).toEqual([]);
      expect(keybindings.all().filter(({ command }) => own.has(command))).toEqual([]);
      await userEvent.keyboard('{F1}');
    },
  );
});
