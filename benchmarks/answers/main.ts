// npm run bench:answers [-- <part>] [--split=dev|heldout] [--most=<queries per set>]
//
// Parts: all (default: everything, written to README.md), retrieval, wordings, confidence, classification, ablation, speed; `tune` prints
// ranking weights, `mistakes` those of the half that the words of classification are improved by, `fit` writes the
// confidence weights and the thresholds into packages/core, and the tables (`fit-confidence`, `fit-variants`: one of both).
import { defaultThresholds } from '@askwell/core/answers';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { ablationReport } from './ablation.ts';
import { classificationMistakes, classificationReport } from './classification.ts';
import { calibrationTable } from './calibration.ts';
import {
  confidenceTable,
  crossValidated,
  leftOut,
  modelsWithout,
  reliabilityTable,
  shipped,
  writeWeights,
} from './confidence.ts';
import { corpusOf, dataFolder, hasData } from './data.ts';
import { observe, observeVariations } from './observations.ts';
import { chooseThresholds, policyTable, setsTable, writeThresholds } from './policy.ts';
import { retrievalReport } from './retrieval.ts';
import { speedReport } from './speed.ts';
import { tune } from './tune.ts';
import { observeScope, scopeReport, wordingsReport, writeVariantsWeights } from './wordings.ts';

const option = (name: string, otherwise: string): string =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise;
const part = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? 'all';
const split = option('split', 'dev');
const most = Number(option('most', '500'));
const readme = new URL('README.md', import.meta.url);

/** Puts a part between its marks in the README; the words around it are written by hand. */
function publish(name: string, text: string): void {
  console.log(text);
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const page = readFileSync(readme, 'utf8');
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < 0) throw new Error(`README.md has no place for "${name}": add ${begin} and ${end}.`);
  writeFileSync(readme, `${page.slice(0, from + begin.length)}\n\n${text.trim()}\n\n${page.slice(to)}`);
}

/**
 * On `dev`, judged by models that did not learn from the questions; on held-back questions by the one that ships.
 *
 * @param fit whether to write the weights and thresholds that ship
 */
function confidenceReport(fit: boolean): void {
  const measured = observe(split, most);
  const dev = split === 'dev';
  const all = dev ? [...measured, ...observeVariations(most)] : measured;
  const judged = dev ? crossValidated(all) : shipped(all);
  const models = dev ? modelsWithout(all) : undefined;
  const without = models && leftOut(all, models);
  const thresholds = fit ? chooseThresholds(judged) : defaultThresholds;
  if (fit) {
    writeWeights(all);
    writeThresholds(thresholds);
  }
  publish('confidence', `At most ${most} questions per set.\n\n${confidenceTable(judged, without)}`);
  publish('reliability', reliabilityTable(judged, without));
  publish('policy', policyTable(judged, thresholds));
  publish('sets', setsTable(judged, without, thresholds));
  if (models) publish('calibrate', calibrationTable(all, models));
}

const runs = (name: string): boolean => part === name || part === 'all';

if (!hasData()) {
  console.log(`Skipped: no data at ${dataFolder}. Set ASKWELL_DATA to the folder that holds "retrieval".`);
} else if (part === 'mistakes') {
  console.log(classificationReport('improve'));
  console.log(classificationMistakes());
} else if (part === 'tune') {
  tune(most);
} else if (part.startsWith('fit')) {
  if (part !== 'fit-variants') confidenceReport(true);
  if (part !== 'fit-confidence') writeVariantsWeights(observeScope('dev', most));
} else {
  publish(
    'machine',
    `${split} questions; Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}; ${corpusOf('stackfaq-en').length} to ${corpusOf('libreoffice-help-en').length} articles per set.`,
  );
  const limited = (text: string, limit = most): string => `At most ${limit} questions per set.\n\n${text}`;
  if (runs('retrieval')) publish('retrieval', limited(await retrievalReport(split, most)));
  if (runs('wordings')) {
    publish('wordings', limited(wordingsReport(split, most)));
    publish('scope', scopeReport(observeScope(split, most)));
  }
  if (runs('confidence')) confidenceReport(false);
  if (runs('ablation'))
    publish('ablation', limited(await ablationReport(split, Math.min(most, 200)), Math.min(most, 200)));
  if (runs('classification')) publish('classification', classificationReport());
  if (runs('speed')) publish('speed', await speedReport());
}
