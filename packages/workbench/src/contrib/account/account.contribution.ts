import type { Extension } from '@askwell/core/extensions';
import { localizationService } from '../../platform/localization-service.ts';
import { sessionService } from '../../platform/session-service.ts';
import { statusBarService } from '../../platform/status-bar-service.ts';

/** Who is signed in and as what, in the status bar, and signing out. */
export const account: Extension = {
  id: 'askwell.account',
  contributes: {
    commands: [
      {
        id: 'account.signOut',
        title: '%command.signOut%',
        icon: 'sign-out',
        when: 'signedIn',
        run: (services) => services.get(sessionService).signOut(),
      },
    ],
    menus: [{ menu: 'account', command: 'account.signOut' }],
  },
  activate({ services, subscriptions }) {
    const session = services.get(sessionService);
    const localization = services.get(localizationService);
    const entry = subscriptions.add(
      services.get(statusBarService).add({ id: 'account.role', side: 'end', priority: 90, text: '', icon: 'account' }),
    );
    const update = () => {
      const { member } = session;
      const role = member ? localization.text(`role.${member.role}`) : '';
      entry.update({ text: role, icon: 'account', tooltip: member ? `${member.name}, ${role}` : role });
    };
    subscriptions.add(session.onDidChange(update));
    subscriptions.add(localization.onDidChange(update));
    update();
  },
};
