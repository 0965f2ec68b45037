import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot, pinnedNode, readJson } from './paths.mjs';
import { run } from './run.mjs';

const STAMP = inRoot('node_modules', '.parchi-install');

/** Installs what package-lock.json asks for, unless node_modules already holds exactly that. */
export async function ensureDependencies() {
  if (!isInstalled()) {
    await install();
  }
  if (!existsSync(pinnedNode)) {
    throw new Error(
      'The pinned Node is not in node_modules/node/bin. It is put there by the install script of the npm ' +
        'package "node". If scripts are switched off, run: npm rebuild node --ignore-scripts=false',
    );
  }
}

function isInstalled() {
  if (!existsSync(inRoot('node_modules', '.package-lock.json'))) {
    return false;
  }
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lockHash()) {
    return true;
  }
  if (!treeMatchesLock()) {
    return false;
  }
  writeFileSync(STAMP, lockHash());
  return true;
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex');
}

/** Optional packages of other systems are in the lock and rightly not in the tree. */
function treeMatchesLock() {
  const wanted = readJson(inRoot('package-lock.json')).packages;
  const present = readJson(inRoot('node_modules', '.package-lock.json')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || (entry.optional && !present[path]) || present[path]?.version === entry.version,
  );
}

async function install() {
  console.log('Installing what is missing (npm ci) …');
  const exact = await npm(['ci']);
  if (exact.code !== 0) {
    console.log(lastLines(exact.output));
    console.log('npm ci did not succeed; trying npm install …');
    const loose = await npm(['install', '--no-save']);
    if (loose.code !== 0) {
      throw new Error(`The packages could not be installed.\n${lastLines(loose.output)}`);
    }
  }
  writeFileSync(STAMP, lockHash());
}

/** Where npm started this script it says where it is itself; a bare `npm` needs a shell on Windows. */
function npm(args) {
  const quietly = [...args, '--no-audit', '--no-fund', '--loglevel=error'];
  const itself = process.env.npm_execpath;
  return itself?.endsWith('.js')
    ? run(process.execPath, [itself, ...quietly], { quiet: true })
    : run('npm', quietly, { quiet: true, shell: process.platform === 'win32' });
}

function lastLines(text) {
  return text.trim().split('\n').slice(-15).join('\n');
}
