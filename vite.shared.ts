import { existsSync } from 'node:fs';
import { defaultClientConditions, defaultServerConditions, type UserConfig } from 'vite';

/** The export condition under which every workspace package is consumed from `src`. */
const sourceCondition = '@askwell/source';

/** Resolves workspace packages from source. Spread the defaults, or Vite drops "browser" and "module". */
export const fromSource: UserConfig = {
  resolve: { conditions: [sourceCondition, ...defaultClientConditions] },
  ssr: { resolve: { conditions: [sourceCondition, ...defaultServerConditions] } },
};

const chromiumPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** True where a Chromium is installed; browser tests are skipped, and say so, where it is not. */
export const hasChromium = existsSync(chromiumPath);

/** Launch options for a Chromium that talks to nobody but the pages under test. */
export const chromium = {
  executablePath: chromiumPath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
