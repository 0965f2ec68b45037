import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PRINT_LANGUAGES } from '../../shared/features/settings/settings.schema.ts';
import { compareLines, TOLERANCE } from './compare-lines.ts';
import { EM, openChromium } from './draw-lines.ts';
import { linesIn } from './phrases.ts';

// Every phrase in every language and both weights: npm run shaping
const folder = fileURLToPath(new URL('../../test-results', import.meta.url));
const browser = await openChromium();
const report = [];
for (const language of PRINT_LANGUAGES) {
  for (const weight of ['normal', 'bold'] as const) {
    const compared = await compareLines(browser, linesIn(language), weight);
    const most = (key: 'widthBy' | 'heightBy' | 'aloneShare' | 'dropBy') =>
      Math.max(...compared.map(one => one[key]));
    const different = compared.filter(({ isSame }) => !isSame);
    report.push({
      language,
      weight,
      lines: compared.length,
      different: different.length,
      widestByPixels: most('widthBy'),
      tallestByPixels: most('heightBy'),
      mostInkAlone: most('aloneShare'),
      lowestByPixels: most('dropBy'),
      worst: different.map(({ line, aloneShare }) => ({ line, aloneShare })),
    });
    const last = report.at(-1);
    console.log(
      `${language} ${weight}: ${compared.length} lines, ${different.length} different; box by ${last?.widestByPixels} x ${last?.tallestByPixels} px of ${EM}, ink alone ${((last?.mostInkAlone ?? 0) * 100).toFixed(3)} %`,
    );
    for (const { line, aloneShare } of different)
      console.log(`    ${line}: ${(aloneShare * 100).toFixed(2)} %`);
  }
}
await browser.close();
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, 'shaping.json'),
  JSON.stringify({ em: EM, tolerance: TOLERANCE, report }, null, 2),
);
process.exitCode = report.some(({ different }) => different > 0) ? 1 : 0;
