import { cpus, release, totalmem } from 'node:os';
import { measureMessages } from './spine/messages.ts';
import { measureSearch } from './spine/search.ts';
import { measureServer } from './spine/server.ts';
import { toMarkdown } from './spine/table.ts';
import { measureWidget } from './spine/widget.ts';

const dataFolder = process.env['ASKWELL_DATA'] ?? '../shared/data';

const machine = `${cpus().length} x ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Node ${process.version}`;
const measurements = [
  ...measureSearch(dataFolder),
  ...(await measureServer()),
  ...(await measureMessages('embedded')),
  ...(await measureMessages('postgresql').catch((error: Error) => {
    console.error(`PostgreSQL is left out: ${error.message}`);
    return [];
  })),
  ...measureWidget(),
];
console.log(`${machine}\n\n${toMarkdown(measurements)}`);
