import type { Extension } from '@askwell/core/extensions';
import { editorService } from '../../platform/editor-service.ts';
import { layoutService } from '../../platform/layout-service.ts';
import { localizationService } from '../../platform/localization-service.ts';
import { notificationService } from '../../platform/notification-service.ts';

/** Other arrangements of the parts: nothing but the editor, the side bar on the other side, a panel as high as there is room. */
export const layout: Extension = {
  id: 'askwell.layout',
  contributes: {
    commands: [
      {
        id: 'workbench.toggleZenMode',
        title: '%command.zenMode%',
        category: '%category.view%',
        when: 'signedIn',
        run: (services) => {
          const layout = services.get(layoutService);
          layout.setZenMode(!layout.zenMode);
          layout.focus('editor');
          if (layout.zenMode)
            services.get(notificationService).info(services.get(localizationService).text('zen.entered'));
        },
      },
      {
        id: 'workbench.toggleSideBarPosition',
        title: '%command.moveSideBar%',
        category: '%category.view%',
        when: 'signedIn && !narrow',
        run: (services) => {
          const layout = services.get(layoutService);
          layout.update({ sideBarAtEnd: !layout.layout.sideBarAtEnd });
        },
      },
      {
        id: 'workbench.toggleMaximizedPanel',
        title: '%command.maximizePanel%',
        category: '%category.view%',
        when: 'signedIn',
        run: (services) => {
          const layout = services.get(layoutService);
          const maximized = !(layout.layout.panelVisible && layout.layout.panelMaximized);
          layout.update({ panelMaximized: maximized, panelVisible: true });
          layout.focus('panel');
        },
      },
    ],
    keybindings: [
      { command: 'workbench.toggleZenMode', key: 'Escape Escape', when: 'zenMode' },
      { command: 'workbench.toggleZenMode', key: 'Mod+K Z' },
    ],
  },
  activate({ services, subscriptions }) {
    const layout = services.get(layoutService);
    // Whatever is opened from a maximized panel is to be seen.
    subscriptions.add(
      services.get(editorService).onDidRequestFocus(() => {
        if (layout.layout.panelMaximized) layout.update({ panelMaximized: false });
      }),
    );
  },
};
