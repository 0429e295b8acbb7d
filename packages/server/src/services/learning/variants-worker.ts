// Trains a variants classifier on the documents it is started with, and posts it as JSON; undefined when there is too little.
import { trainFromDocuments } from '@askwell/core/answers';
import type { SearchDocument } from '@askwell/core/search';
import { parentPort, workerData } from 'node:worker_threads';
import { optionsFor } from './classifier-vectors.ts';

const documents = workerData as SearchDocument[];
parentPort?.postMessage(trainFromDocuments(documents, await optionsFor(documents))?.toJSON(), []);
