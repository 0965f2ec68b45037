import { build } from './support/build.mjs';
import { onPinnedNode } from './support/pinned-node.mjs';
import { secondsOf } from './support/run.mjs';

await onPinnedNode(async () => {
  const { code, output, seconds } = await build();
  console.log(code === 0 ? `Built in ${secondsOf(seconds)}` : output);
  return code;
});
