import { inRoot } from './support/paths.mjs';
import { onPinnedNode } from './support/pinned-node.mjs';
import { run } from './support/run.mjs';

await onPinnedNode(async () => {
  const measured = await run(process.execPath, [inRoot('bench', 'run.ts'), ...process.argv.slice(2)]);
  return measured.code;
});
