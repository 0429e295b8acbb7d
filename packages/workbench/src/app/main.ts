import { createWorkbench } from '../create-workbench.ts';

// The app is served below the place where Askwell is mounted, at `<mount>/workbench/`.
const mount = location.pathname.replace(/\/workbench(?:\/.*)?$/, '');

createWorkbench(document.body, {
  server: location.origin + (mount === location.pathname ? '' : mount),
  ownsPage: true,
});
