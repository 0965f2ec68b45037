import { spawn } from 'node:child_process';
import { ensureDependencies } from './dependencies.mjs';
import { inRoot, pinnedNode, readJson } from './paths.mjs';
import { exitCodeOfSignal } from './run.mjs';

/**
 * Runs `main` on the pinned Node with the packages in place: installs what is missing and, under another
 * Node, starts the same script again on the pinned one.
 */
export async function onPinnedNode(main) {
  try {
    const startedAt = performance.now();
    await ensureDependencies();
    const installSeconds = (performance.now() - startedAt) / 1000;
    const pinned = readJson(inRoot('package.json')).devDependencies.node;
    if (process.versions.node === pinned) {
      process.exitCode = await main(Number(process.env.PARCHI_INSTALL_SECONDS ?? installSeconds));
    } else {
      await startAgain(installSeconds);
    }
  } catch (problem) {
    console.error(problem.message);
    process.exitCode = 1;
  }
}

function startAgain(installSeconds) {
  const child = spawn(pinnedNode, process.argv.slice(1), {
    stdio: 'inherit',
    env: { ...process.env, PARCHI_INSTALL_SECONDS: String(installSeconds) },
  });
  // The terminal already gives Ctrl-C to both; this process only has to outlive the child.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('exit', (code, signal) => {
      process.exitCode = code ?? exitCodeOfSignal(signal);
      done();
    });
  });
}
