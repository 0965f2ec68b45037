import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFeatureCycles } from './feature-cycles.mjs';
import { readJson, root } from './paths.mjs';
import { runTool } from './run.mjs';

const FOLDERS = ['shared', 'electron', 'renderer', 'e2e', 'bench'];
const CONFIG = '.dependency-cruiser.cjs';

/**
 * Reads every import of the house and answers each breach with the law's sentence. A breach that stands in
 * scripts/laws-debt.json is let through; an entry there that is no breach any more has to go.
 */
export async function checkLaws(house) {
  const folder = mkdtempSync(join(tmpdir(), 'parchi-imports-'));
  const file = join(folder, 'imports.json');
  try {
    const folders = FOLDERS.filter(name => existsSync(join(house, name)));
    const options = ['--config', CONFIG, '--output-type', 'json', '--output-to', file];
    const cruised = await runTool('dependency-cruiser', [...options, ...folders], {
      quiet: true,
      command: 'depcruise',
      cwd: house,
    });
    if (!existsSync(file)) {
      return { ...cruised, code: 1 };
    }
    const output = reportOf(breachesOf(readJson(file)), debtOf(house));
    return { code: output === '' ? 0 : 1, output, seconds: cruised.seconds };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function breachesOf({ modules, summary }) {
  const sentences = new Map(lawBook().map(({ name, comment }) => [name, comment]));
  const featureLaw = sentences.get('feature-through-its-service');
  return [
    ...summary.violations.map(({ rule, from, to, cycle }) => ({
      sentence: sentences.get(rule.name),
      place: [from, ...(cycle ? cycle.map(step => step.name) : [to])].join(' → '),
    })),
    ...findFeatureCycles(modules).map(circle => ({ sentence: featureLaw, place: circle })),
  ];
}

function lawBook() {
  return createRequire(import.meta.url)(join(root, CONFIG)).forbidden;
}

function debtOf(house) {
  const file = join(house, 'scripts', 'laws-debt.json');
  return new Set(existsSync(file) ? readJson(file) : []);
}

function reportOf(breaches, debt) {
  const lines = new Map();
  for (const { sentence, place } of breaches.filter(breach => !debt.has(breach.place))) {
    lines.set(sentence, [...(lines.get(sentence) ?? []), `  ${place}`]);
  }
  const found = new Set(breaches.map(breach => breach.place));
  const paid = [...debt].filter(place => !found.has(place)).map(place => `  ${place}`);
  if (paid.length > 0) {
    lines.set('These debts are paid; take them out of scripts/laws-debt.json', paid);
  }
  return [...lines].map(([sentence, places]) => [sentence, ...places].join('\n')).join('\n');
}
