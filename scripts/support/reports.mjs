import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { inRoot, readJson } from './paths.mjs';
import { runTool } from './run.mjs';

const FOLDER = inRoot('test-results');
const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/** Runs vitest and adds up its JSON report. A run that broke without a failed test counts as one failure. */
export async function runVitest(name, args, env) {
  mkdirSync(FOLDER, { recursive: true });
  const file = `${FOLDER}/${name}.json`;
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await runTool('vitest', ['run', ...args, ...reporters], { env });
  const counts = existsSync(file) ? countsOf(readJson(file)) : NOTHING;
  const failed = code !== 0 && counts.failed === 0 ? 1 : counts.failed;
  return { ...counts, failed };
}

export function countsOf(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

export function sumOf(counts) {
  return counts.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
    }),
    NOTHING,
  );
}
