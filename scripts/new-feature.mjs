import { addFeature } from './support/add-feature.mjs';
import { root } from './support/paths.mjs';
import { onPinnedNode } from './support/pinned-node.mjs';
import { runTool } from './support/run.mjs';

await onPinnedNode(async () => {
  const written = addFeature(root, process.argv[2]);
  console.log(written.join('\n'));
  const formatted = await runTool('@biomejs/biome', ['check', '--write', ...written], { quiet: true });
  if (formatted.code !== 0) {
    console.log(formatted.output);
  }
  console.log('Next: npm run check, then say what the feature really does.');
  return formatted.code;
});
