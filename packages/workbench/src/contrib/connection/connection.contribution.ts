import type { Extension } from '@askwell/core/extensions';
import type { StreamEvent, StreamState } from '@askwell/core/protocol';
import { liveService } from '../../platform/live-service.ts';
import { localizationService } from '../../platform/localization-service.ts';
import { logService } from '../../platform/log-service.ts';
import { statusBarService, type StatusBarEntry } from '../../platform/status-bar-service.ts';

const channel = 'connection';

/** The state of the event stream in the status bar, and what came over it in the Output panel. */
export const connection: Extension = {
  id: 'askwell.connection',
  contributes: {
    commands: [
      {
        id: 'connection.reconnect',
        title: '%command.reconnect%',
        when: 'signedIn',
        run: (services) => services.get(liveService).reconnect(),
      },
    ],
  },
  activate({ services, subscriptions }) {
    const live = services.get(liveService);
    const localization = services.get(localizationService);
    const log = services.get(logService);
    const look = (state: StreamState): StatusBarEntry => {
      const text = localization.text(`connection.${state}`);
      const command = 'connection.reconnect';
      const tooltip = localization.text('connection.tooltip', { state: text });
      if (state === 'live') return { text, tooltip, command, icon: 'plug' };
      const tone = state === 'refused' ? 'error' : state === 'waiting' ? 'warning' : 'normal';
      return { text, tooltip, command, tone, icon: 'debug-disconnect' };
    };
    const entry = subscriptions.add(
      services.get(statusBarService).add({ ...look(live.state), id: 'connection.state', side: 'start', priority: 100 }),
    );
    subscriptions.add(
      live.onDidChangeState((state) => {
        entry.update(look(state));
        log.append(channel, localization.text(`connection.${state}`), state === 'waiting' ? 'warning' : 'info');
      }),
    );
    subscriptions.add(live.onDidReceive((event) => log.append(channel, describe(event))));
    subscriptions.add(localization.onDidChange(() => entry.update(look(live.state))));
  },
};

/** What a log line needs: names and places, never what people wrote. */
function describe(event: StreamEvent): string {
  return [event.cursor, event.type, ...subjectsOf(event)].join(' ');
}

/** The ids that an event states, and the locale that belongs to one of an article. */
function subjectsOf(event: StreamEvent): string[] {
  if ('conversation' in event) return [event.conversation.id];
  return Object.entries(event).flatMap(([name, value]) =>
    typeof value === 'string' && (name.endsWith('Id') || name === 'locale') ? [value] : [],
  );
}
