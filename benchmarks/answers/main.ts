import { hasData } from './data.ts';
import { retrievalReport } from './retrieval.ts';

if (!hasData()) {
  console.log('no data');
  process.exit(0);
}
console.log(await retrievalReport('dev', Number(process.argv[2] ?? 400)));
