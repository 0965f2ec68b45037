import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname } from 'node:path';
import { inRoot, root, toolScript } from './paths.mjs';

function childEnvironment(extra) {
  const path = [dirname(process.execPath), inRoot('node_modules', '.bin'), process.env.PATH].join(delimiter);
  return { ...process.env, PATH: path, ...extra };
}

/**
 * Runs a command and resolves to its exit code, what it printed (when `quiet`) and its seconds.
 * It never rejects: a command that cannot be started answers with code 127.
 */
export function run(command, args, { quiet = false, env, timeoutSeconds, shell = false, cwd = root } = {}) {
  const startedAt = performance.now();
  return new Promise(done => {
    const output = [];
    const child = spawn(command, args, {
      cwd,
      shell,
      env: childEnvironment(env),
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    child.stdout?.on('data', chunk => output.push(chunk));
    child.stderr?.on('data', chunk => output.push(chunk));
    const timer = timeoutSeconds && setTimeout(() => child.kill('SIGKILL'), timeoutSeconds * 1000);
    function finish(code) {
      clearTimeout(timer);
      const text = Buffer.concat(output).toString('utf8');
      done({ code, output: text, seconds: (performance.now() - startedAt) / 1000 });
    }
    child.on('error', problem => {
      output.push(Buffer.from(`${problem.message}\n`));
      finish(127);
    });
    child.on('close', (code, signal) => finish(code ?? exitCodeOfSignal(signal)));
  });
}

/** Runs a tool of node_modules with this very Node. */
export function runTool(packageName, args, options = {}) {
  return run(process.execPath, [toolScript(packageName, options.command), ...args], options);
}

export function exitCodeOfSignal(signal) {
  return 128 + (constants.signals[signal] ?? 0);
}

export function secondsOf(seconds) {
  return `${seconds.toFixed(1)} s`;
}
