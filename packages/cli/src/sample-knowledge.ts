import type { AskwellServices } from '@askwell/server';
import { sampleFolder } from './shipped.ts';

type OnProgress = NonNullable<Parameters<AskwellServices['knowledgeImport']['importFolder']>[1]>['onProgress'];

const importer = { id: 'sample', name: 'Sample', email: '', role: 'admin' } as const;

/**
 * Imports the articles that ship. Nobody confirms them again, so they never expire: years later the demo answers still,
 * and says that its articles await their confirmation.
 */
export async function importSample(
  { knowledgeImport, verification }: AskwellServices,
  onProgress?: OnProgress,
): Promise<void> {
  const policy = await verification.policy();
  const grace = { ...policy.grace, expireAfterDays: null };
  await verification.putPolicy(importer, { ...policy, grace, graceByTag: {} });
  await knowledgeImport.importFolder(sampleFolder, onProgress ? { onProgress } : {});
}
