import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The `resources` folder, from the sources, from `out/` and from an installed program alike. */
export function resourceFolder(): string {
  // Electron only: where an installed program keeps its extra files.
  const { resourcesPath } = process as { resourcesPath?: string };
  const candidates = [
    fileURLToPath(new URL('../../resources', import.meta.url)),
    ...(resourcesPath ? [join(resourcesPath, 'resources')] : []),
  ];
  const found = candidates.find(path => existsSync(join(path, 'reference')));
  if (!found) throw new Error('The resources folder is missing from this installation.');
  return found;
}
