import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { fontFiles, LINE_EM } from '../../electron/printing/fonts.ts';
import { text } from '../../electron/printing/page-blocks.ts';
import { renderPdf } from '../../electron/printing/render-pdf.ts';
import { bold, plain, splitIntoRuns } from '../../electron/printing/script-runs.ts';
import { type Grey, readGreyMap } from './ink.ts';

/** Type size in points and how far apart the lines stand. */
const SIZE = 24;
const PITCH = 60;
const WIDTH = 1_600;
const DOTS_PER_INCH = 144;
/** Room above the first mark. */
const DROP = 12;
// pdfmake adds the leading under a line, a browser on both sides of it.
const RAISE = DROP - (PITCH - SIZE * LINE_EM) / 2;
/** Pixels from one line to the next; no mark of a 24 pt line reaches out of its band. */
export const BAND = (PITCH * DOTS_PER_INCH) / 72;
/** Pixels of one em. */
export const EM = (SIZE * DOTS_PER_INCH) / 72;

export type Weight = 'normal' | 'bold';

/** Both drawings go through one rasteriser, so that only the shaping can differ. */
function picture(pdf: Uint8Array): Grey {
  const folder = mkdtempSync(join(tmpdir(), 'parchi-shaping-'));
  try {
    writeFileSync(join(folder, 'lines.pdf'), pdf);
    execFileSync('pdftoppm', ['-gray', '-singlefile', '-r', `${DOTS_PER_INCH}`, 'lines.pdf', 'lines'], {
      cwd: folder,
    });
    return readGreyMap(readFileSync(join(folder, 'lines.pgm')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The lines as Parchi prints them, one band each. */
export async function drawByUs(lines: readonly string[], weight: Weight): Promise<Grey> {
  const piece = weight === 'bold' ? bold : plain;
  const { bytes } = await renderPdf({
    pageSize: { width: WIDTH, height: (lines.length + 1) * PITCH },
    pageMargins: [20, 0, 20, 0],
    title: 'lines',
    content: lines.map(line => text([piece(line)], [SIZE, PITCH], { margin: [0, DROP, 0, -DROP] })),
  });
  return picture(bytes);
}

function escapeHtml(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

export type Fault = 'none' | 'unshaped' | 'marksLoose';
const FAULTS: Readonly<Record<Fault, string>> = {
  none: '',
  unshaped: '',
  marksLoose: 'font-feature-settings:"mark" 0,"mkmk" 0,"abvm" 0,"blwm" 0,"dist" 0;',
};

function lineOf(words: string, weight: Weight, fault: Fault): string {
  const runs = splitIntoRuns([weight === 'bold' ? bold(words) : plain(words)], 'page');
  const inside = runs.map(({ text: run, font }) => {
    const letters =
      fault === 'unshaped'
        ? [...run].map(letter => `<b>${escapeHtml(letter)}</b>`).join('')
        : escapeHtml(run);
    return `<span style="font-family:${font}">${letters}</span>`;
  });
  return `<p>${inside.join('')}</p>`;
}

const STYLE = `*{margin:0;padding:0} @page{margin:0} p{position:relative;top:${RAISE}pt;height:${PITCH}pt;line-height:${PITCH}pt;padding-left:20pt;
white-space:pre;font-size:${SIZE}pt} b{display:inline-block;font-weight:inherit}`;

const faceSources = new Map<string, string>();

function sourceOf(file: string): string {
  const known = faceSources.get(file) ?? `data:font/ttf;base64,${readFileSync(file).toString('base64')}`;
  faceSources.set(file, known);
  return known;
}

function pageOf(lines: readonly string[], weight: Weight, fault: Fault): string {
  const body = lines.map(line => lineOf(line, weight, fault)).join('');
  const used = Object.entries(fontFiles()).filter(([name]) => body.includes(`font-family:${name}"`));
  const faces = used.map(
    ([name, file]) => `@font-face{font-family:${name};src:url(${sourceOf(file[weight])})}`,
  );
  return `<!doctype html><meta charset="utf-8"><style>${faces.join('')}${STYLE}body{${FAULTS[fault]}}</style>${body}`;
}

/** The same lines shaped by Chromium with the very same font files; with a fault, as a broken shaper would. */
export async function drawByChromium(
  browser: Browser,
  lines: readonly string[],
  weight: Weight,
  fault: Fault = 'none',
): Promise<Grey> {
  const page = await browser.newPage();
  try {
    await page.setContent(pageOf(lines, weight, fault));
    await page.evaluate('document.fonts.ready');
    return picture(
      await page.pdf({ width: `${WIDTH / 72}in`, height: `${((lines.length + 1) * PITCH) / 72}in` }),
    );
  } finally {
    await page.close();
  }
}

export function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.PARCHI_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
}
