import { contributions, createWorkbench } from '@askwell/workbench';
import { acme } from './extension.ts';

createWorkbench(document.body, { extensions: [...contributions, acme], ownsPage: true }); // 1
