import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { findChromium } from './support/browser.mjs';
import { build, buildIsStale } from './support/build.mjs';
import { ensureElectronRuntime, hasDisplay } from './support/electron-runtime.mjs';
import { inRoot, root } from './support/paths.mjs';
import { onPinnedNode } from './support/pinned-node.mjs';
import { exitCodeOfSignal, secondsOf } from './support/run.mjs';
import { readStartOptions, USAGE } from './support/start-options.mjs';

const EARLY_EXIT_MS = 10_000;

async function start() {
  const options = optionsOrUsage();
  if (!options) {
    return 2;
  }
  if (buildIsStale()) {
    console.log('Building …');
    const built = await build();
    if (built.code !== 0) {
      console.error(built.output);
      return built.code;
    }
    console.log(`Built in ${secondsOf(built.seconds)}`);
  }
  if (options.headless) {
    return serveHeadless(options, { openBrowser: false });
  }
  if (!hasDisplay()) {
    console.log('There is no display here, so the clinic is served without a window.');
    return serveHeadless(options, { openBrowser: false });
  }
  return openWindow(options);
}

function optionsOrUsage() {
  try {
    return readStartOptions(process.argv.slice(2));
  } catch (problem) {
    console.error(`${problem.message}\n${USAGE}`);
    return undefined;
  }
}

async function openWindow(options) {
  const electron = await ensureElectronRuntime();
  if (!electron) {
    console.log("Electron's runtime cannot be had here, so the clinic opens in the browser instead.");
    return serveHeadless(options, { openBrowser: true });
  }
  const startedAt = performance.now();
  const code = await runHost(electron, [root, ...absolute(options.hostArguments)]);
  if (code !== 0 && performance.now() - startedAt < EARLY_EXIT_MS) {
    console.log(`The desktop window cannot open here (code ${code}), so the clinic opens in the browser.`);
    return serveHeadless(options, { openBrowser: true });
  }
  return code;
}

function serveHeadless(options, { openBrowser }) {
  const args = [
    inRoot('out', 'main', 'headless.js'),
    ...absolute(options.hostArguments),
    ...options.httpArguments,
  ];
  return runHost(process.execPath, args, openBrowser ? openInBrowser : undefined);
}

/** The hosts run in the project's folder, but a relative --data was meant from where the person stands. */
function absolute(hostArguments) {
  return hostArguments.map((argument, index) =>
    hostArguments[index - 1] === '--data'
      ? resolve(process.env.INIT_CWD ?? process.cwd(), argument)
      : argument,
  );
}

/** Ctrl-C reaches the host itself, which closes the clinic; this process waits for it to finish. */
function runHost(command, args, onAddress) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['inherit', onAddress ? 'pipe' : 'inherit', 'inherit'],
  });
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  if (onAddress) {
    passOutputOn(child.stdout, onAddress);
  }
  return new Promise(done => {
    child.on('error', problem => {
      console.error(problem.message);
      done(127);
    });
    child.on('exit', (code, signal) => done(code ?? exitCodeOfSignal(signal)));
  });
}

function passOutputOn(stream, onAddress) {
  let seen = '';
  let opened = false;
  stream.on('data', chunk => {
    process.stdout.write(chunk);
    seen = opened ? '' : seen + chunk;
    const address = /https?:\/\/[\w.[\]:-]+\S*(?=\s)/.exec(seen)?.[0];
    if (address && !opened) {
      opened = true;
      onAddress(address);
    }
  });
}

function openInBrowser(address) {
  const chromium = findChromium();
  const [command, args] = chromium ? [chromium, [`--app=${address}`]] : systemOpener(address);
  const browser = spawn(command, args, { stdio: 'ignore', detached: true });
  browser.on('error', () => console.log(`No browser could be opened. The clinic is at ${address}`));
  browser.unref();
}

function systemOpener(address) {
  if (process.platform === 'win32') {
    return ['explorer.exe', [address]];
  }
  return [process.platform === 'darwin' ? 'open' : 'xdg-open', [address]];
}

await onPinnedNode(start);
