import { checkLaws } from './support/laws.mjs';
import { root } from './support/paths.mjs';
import { onPinnedNode } from './support/pinned-node.mjs';
import { runTool, secondsOf } from './support/run.mjs';
import { findSuppressions } from './support/suppressions.mjs';

const AT_ONCE = 2;

const STAGES = [
  ['types of electron', () => runTool('typescript', ['-p', 'electron'], { quiet: true, command: 'tsc' })],
  ['types of renderer', () => runTool('typescript', ['-p', 'renderer'], { quiet: true, command: 'tsc' })],
  ['types of shared', () => runTool('typescript', ['-p', 'shared'], { quiet: true, command: 'tsc' })],
  ['types of e2e', () => runTool('typescript', ['-p', 'e2e'], { quiet: true, command: 'tsc' })],
  ['laws', () => checkLaws(root)],
  ['format and lint', () => runTool('@biomejs/biome', ['ci', '--colors=off'], { quiet: true })],
  ['dead code', () => runTool('knip', ['--no-progress'], { quiet: true })],
  ['no inline suppressions', noSuppressions],
];

async function noSuppressions() {
  const found = findSuppressions();
  return { code: found.length > 0 ? 1 : 0, output: found.join('\n'), seconds: 0 };
}

async function check() {
  const waiting = [...STAGES];
  let failures = 0;
  async function worker() {
    for (let stage = waiting.shift(); stage; stage = waiting.shift()) {
      const [name, work] = stage;
      const { code, output, seconds } = await work();
      failures += code === 0 ? 0 : 1;
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${secondsOf(seconds)})`);
      if (code !== 0) {
        console.log(output.trimEnd());
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return failures === 0 ? 0 : 1;
}

await onPinnedNode(check);
