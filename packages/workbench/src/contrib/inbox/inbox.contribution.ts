import type { Disposable } from '@askwell/core/base';
import type { Extension, ServiceAccessor } from '@askwell/core/extensions';
import { ProblemError } from '@askwell/core/protocol';
import { contextKeyService } from '../../platform/core-services.ts';
import { editorService } from '../../platform/editor-service.ts';
import { liveService } from '../../platform/live-service.ts';
import { localizationService } from '../../platform/localization-service.ts';
import { notificationService } from '../../platform/notification-service.ts';
import { sessionService } from '../../platform/session-service.ts';
import { storageService } from '../../platform/storage-service.ts';
import { viewService } from '../../platform/view-service.ts';
import { conversationUri } from './conversation-uri.ts';
import { groupItems } from './inbox-state.ts';
import { InboxStore, inboxStore } from './inbox-store.ts';
import { visitorName } from './visitor-name.ts';

const container = 'inbox';
const optionalId = [{ name: 'conversationId', type: 'string', optional: true }] as const;

/** The agent's place: the queue, and a conversation as an editor. */
export const inbox: Extension = {
  id: 'askwell.inbox',
  contributes: {
    viewContainers: [{ id: container, title: '%inbox.title%', icon: 'inbox', location: 'side-bar', order: 20 }],
    views: [
      {
        id: 'inbox.conversations',
        container,
        title: '%inbox.title%',
        element: 'askwell-inbox-view',
        load: () => import('./inbox-view.ts'),
      },
    ],
    editors: [
      {
        id: 'conversation',
        title: '%conversation.title%',
        pattern: 'conversation/{conversationId}',
        icon: 'comment-discussion',
        element: 'askwell-conversation-editor',
        load: () => import('./conversation-editor.ts'),
      },
    ],
    commands: [
      {
        id: 'inbox.show',
        title: '%command.showInbox%',
        category: '%category.view%',
        icon: 'inbox',
        when: 'signedIn',
        run: (services) => services.get(viewService).open(container),
      },
      {
        id: 'inbox.accept',
        title: '%command.acceptConversation%',
        category: '%inbox.title%',
        icon: 'check',
        when: 'activeEditor == conversation && conversationState == queued',
        parameters: optionalId,
        run: (services, conversationId?: string) => accept(services, conversationId ?? activeConversation(services)),
      },
      {
        id: 'inbox.acceptNext',
        title: '%command.acceptNext%',
        category: '%inbox.title%',
        when: 'waitingConversations',
        run: acceptNext,
      },
      {
        id: 'inbox.resolve',
        title: '%command.resolveConversation%',
        category: '%inbox.title%',
        icon: 'check-all',
        when: 'activeEditor == conversation && conversationMine',
        parameters: optionalId,
        run: (services, conversationId?: string) =>
          services.get(inboxStore).resolve(conversationId ?? activeConversation(services)),
      },
    ],
    keybindings: [
      { command: 'inbox.show', key: 'Mod+K Mod+I' },
      {
        command: 'inbox.accept',
        key: 'Mod+Enter',
        when: 'activeEditor == conversation && conversationState == queued',
      },
      { command: 'inbox.acceptNext', key: 'Mod+K Mod+N' },
      { command: 'inbox.resolve', key: 'Mod+K Mod+R', when: 'activeEditor == conversation && conversationMine' },
    ],
    menus: [
      { menu: 'editor/empty', command: 'inbox.show', order: 30 },
      { menu: 'editor/title', command: 'inbox.accept', group: 'navigation' },
      { menu: 'editor/title', command: 'inbox.resolve', group: 'navigation' },
    ],
  },
  activate({ services, subscriptions }) {
    const localization = services.get(localizationService);
    const store = subscriptions.add(
      new InboxStore(services.get(sessionService), services.get(liveService), services.get(storageService)),
    );
    subscriptions.add(services.provide(inboxStore, store));
    const badge = subscriptions.add(waitingBadge(services));
    subscriptions.add(store.onDidChange(() => badge.update()));
    subscriptions.add(localization.onDidChange(() => badge.update()));
    const announced = new Map<string, Disposable>();
    // Who has been taken, by whomever, is no news any more.
    subscriptions.add(
      store.onDidChange(() => {
        for (const [id, notification] of announced) {
          if (store.state.get(id)?.conversation.state === 'queued') continue;
          notification.dispose();
          announced.delete(id);
        }
      }),
    );
    subscriptions.add(
      store.onDidStartWaiting((conversation) => {
        const name = visitorName(conversation, localization);
        if (services.get(editorService).active === conversationUri(conversation.id)) return;
        const open = () => services.get(editorService).open(conversationUri(conversation.id), { title: name });
        const text = localization.text('inbox.newWaiting', { name });
        const action = { label: localization.text('action.open'), run: open };
        announced.set(conversation.id, services.get(notificationService).info(text, action));
      }),
    );
  },
};

function activeConversation(services: ServiceAccessor): string {
  const editors = services.get(editorService);
  return (editors.active === null ? undefined : editors.resolve(editors.active)?.parameters['conversationId']) ?? '';
}

async function accept(services: ServiceAccessor, conversationId: string): Promise<void> {
  const store = services.get(inboxStore);
  try {
    await store.accept(conversationId);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'already-accepted') throw error;
    const { conversation } = await services.get(sessionService).client.transcript(conversationId);
    store.take(conversation);
    const localization = services.get(localizationService);
    const name = conversation.assignee?.name ?? localization.text('inbox.somebody');
    services.get(notificationService).warn(localization.text('inbox.alreadyAccepted', { name }));
  }
}

/** Takes whoever waits longest and shows the conversation. */
async function acceptNext(services: ServiceAccessor): Promise<void> {
  const store = services.get(inboxStore);
  if (!store.loaded) await store.refresh();
  const next = groupItems(store.state, store.memberId).waiting[0]?.conversation;
  if (!next) return;
  const title = visitorName(next, services.get(localizationService));
  services.get(editorService).open(conversationUri(next.id), { title });
  await accept(services, next.id);
}

/** The number of those who wait, at the icon in the activity bar. */
function waitingBadge(services: ServiceAccessor): Disposable & { update(): void } {
  const views = services.get(viewService);
  const keys = services.get(contextKeyService);
  let shown: Disposable | undefined;
  return {
    update() {
      const count = services.get(inboxStore).waitingCount;
      keys.set('waitingConversations', count || undefined);
      const tooltip = services.get(localizationService).text('inbox.badge', { count });
      const before = shown;
      shown = count > 0 ? views.setBadge(container, { count, tooltip }) : undefined;
      before?.dispose();
    },
    dispose: () => shown?.dispose(),
  };
}
