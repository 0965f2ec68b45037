import { ensureChromium, ensurePdfTools } from './support/browser.mjs';
import { build } from './support/build.mjs';
import { inRoot } from './support/paths.mjs';
import { onPinnedNode } from './support/pinned-node.mjs';
import { runVitest, sumOf } from './support/reports.mjs';
import { run, secondsOf } from './support/run.mjs';

const OK = { passed: 0, failed: 0, skipped: 0 };
const BROKEN = { passed: 0, failed: 1, skipped: 0 };
const browser = { env: {} };

const STAGES = [
  ['browser and PDF tools', findTools],
  ['check', () => countAsOne(run(process.execPath, [inRoot('scripts', 'check.mjs')]))],
  ['unit, service, document, transport and screens', () => runVitest('tests', [], browser.env)],
  ['build', () => countAsOne(build())],
  ['journeys in a browser', () => runVitest('e2e', ['--config', 'e2e/vitest.config.ts'], browser.env)],
];

async function findTools() {
  const [chromium, hasPdfTools] = [await ensureChromium(), await ensurePdfTools()];
  if (!chromium || !hasPdfTools) {
    console.error(
      'A Chromium browser (or PARCHI_CHROMIUM=path) and poppler-utils are needed; please install them.',
    );
    return BROKEN;
  }
  browser.env = { PARCHI_CHROMIUM: chromium };
  return OK;
}

/** A stage without a report of its own counts only when it fails. */
async function countAsOne(running) {
  const { code, output } = await running;
  if (code !== 0 && output) {
    console.error(output);
  }
  return code === 0 ? OK : BROKEN;
}

async function test(installSeconds) {
  console.log(`── install: ${secondsOf(installSeconds)}`);
  const counts = [];
  for (const [name, work] of STAGES) {
    console.log(`── ${name}`);
    const startedAt = performance.now();
    const counted = await work();
    counts.push(counted);
    const result = counted.failed > 0 ? 'FAILED' : 'done';
    console.log(`── ${name}: ${result}, ${secondsOf((performance.now() - startedAt) / 1000)}`);
  }
  const total = sumOf(counts);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed > 0 ? 1 : 0;
}

await onPinnedNode(test);
