// Opens the database of DATABASE_URL or ASKWELL_DATA_DIR, appends EVENTS events in units of work of their own, and
// prints how many there were. Started several times at once by tests.
import { openDatabase } from '../src/database/index.ts';
import { EventStore } from '../src/stores/event-store.ts';

const { DATABASE_URL, ASKWELL_DATA_DIR = '', EVENTS = '0', WRITER = '' } = process.env;
const database = await openDatabase({ databaseUrl: DATABASE_URL, dataDir: ASKWELL_DATA_DIR, onError: console.error });
const events = new EventStore(database.engine);
const numbers = Array.from({ length: Number(EVENTS) }, (_, number) => number + 1);
await Promise.all(
  numbers.map((revision) =>
    database.write((writer) =>
      events.append(writer, { type: 'article.published', articleId: WRITER, locale: 'en', revision }, 'test', 0),
    ),
  ),
);
await database.close();
console.log(numbers.length);
