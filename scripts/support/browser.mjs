import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot } from './paths.mjs';
import { run, runTool } from './run.mjs';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const MAC_APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const WINDOWS_APPLICATIONS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

export function findCommand(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map(folder => join(folder, name)).find(path => existsSync(path));
}

/** An installed browser of the Chromium family, or undefined. */
export function findChromium() {
  const candidates = [process.env.PARCHI_CHROMIUM, ...installedPlaces()];
  return candidates.find(path => path && existsSync(path));
}

function installedPlaces() {
  if (process.platform === 'darwin') {
    return MAC_APPLICATIONS;
  }
  if (process.platform === 'win32') {
    const folders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    return folders
      .filter(Boolean)
      .flatMap(folder => WINDOWS_APPLICATIONS.map(application => join(folder, application)));
  }
  return COMMANDS.map(findCommand);
}

/** A browser for the journeys: an installed one, else Playwright's, else Debian's package when root. */
export async function ensureChromium() {
  return findChromium() ?? (await playwrightChromium()) ?? (await debianChromium());
}

async function playwrightChromium() {
  const { chromium } = await import(pathToFileURL(inRoot('node_modules', 'playwright', 'index.mjs')).href);
  if (!existsSync(chromium.executablePath())) {
    console.log('No browser found; asking Playwright for its Chromium …');
    await runTool('playwright', ['install', 'chromium'], { quiet: true, timeoutSeconds: 300 });
  }
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

async function debianChromium() {
  await installDebianPackage('chromium');
  return findChromium();
}

/** The PDF tests read pages with pdftotext, pdftoppm and pdffonts. */
export async function ensurePdfTools() {
  if (!findCommand('pdftotext')) {
    await installDebianPackage('poppler-utils');
  }
  return Boolean(findCommand('pdftotext'));
}

async function installDebianPackage(name) {
  if (process.getuid?.() !== 0 || !findCommand('apt-get')) {
    return;
  }
  console.log(`Installing Debian's ${name} …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { quiet: true, env, timeoutSeconds: 120 });
  const options = ['install', '-y', '-qq', '--no-install-recommends', name];
  await run('apt-get', options, { quiet: true, env, timeoutSeconds: 600 });
}
