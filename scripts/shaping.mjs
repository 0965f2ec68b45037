import { ensureChromium, ensurePdfTools } from './support/browser.mjs';
import { inRoot } from './support/paths.mjs';
import { onPinnedNode } from './support/pinned-node.mjs';
import { run } from './support/run.mjs';

await onPinnedNode(async () => {
  const [chromium, hasPdfTools] = [await ensureChromium(), await ensurePdfTools()];
  if (!chromium || !hasPdfTools) {
    console.error('A Chromium browser (or PARCHI_CHROMIUM=path) and poppler-utils are needed.');
    return 1;
  }
  const compared = await run(process.execPath, [inRoot('bench', 'shaping', 'run.ts')], {
    env: { PARCHI_CHROMIUM: chromium },
  });
  return compared.code;
});
