import { Worker } from 'node:worker_threads';
import { type FileTask, isLong, makeFile } from './file-tasks.ts';

type Answer = 'ready' | { bytes: Uint8Array } | { error: unknown };

/** A minute after the last file the thread and its memory are given back. */
const KEPT_MS = 60_000;
const { url: HERE } = import.meta;
// Built, this file is part of a chunk beside the worker's own.
const WORKER = new URL(HERE.endsWith('.ts') ? './file-worker.ts' : './file-worker.js', HERE);

let helper: Promise<Worker | null> | undefined;
let dismissal: NodeJS.Timeout | undefined;
let last: Promise<unknown> = Promise.resolve();

/** Null where no thread can be had: then the file is made here, and the others wait. */
function hire(): Promise<Worker | null> {
  return new Promise(resolve => {
    const worker = new Worker(WORKER, { execArgv: [] });
    const forget = () => {
      helper = undefined;
      resolve(null);
    };
    worker.once('message', () => resolve(worker));
    worker.once('error', forget);
    worker.once('exit', forget);
  });
}

function ask(worker: Worker, task: FileTask): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error('The thread that makes files has gone.'));
    const onAnswer = (answer: Answer) => {
      worker.off('exit', onExit);
      worker.off('error', reject);
      if (answer === 'ready') return;
      if ('bytes' in answer) resolve(answer.bytes);
      else reject(answer.error);
    };
    worker.once('message', onAnswer);
    worker.once('exit', onExit);
    worker.once('error', reject);
    worker.postMessage(task);
  });
}

async function makeApart(task: FileTask): Promise<Uint8Array> {
  clearTimeout(dismissal);
  helper ??= hire();
  const worker = await helper;
  if (!worker) return makeFile(task);
  worker.ref();
  try {
    return await ask(worker, task);
  } finally {
    worker.unref();
    dismissal = setTimeout(() => {
      helper = undefined;
      void worker.terminate();
    }, KEPT_MS).unref();
  }
}

/** A workbook or a paper; a long one in a thread of its own, one after the other, while the desks go on. */
export function makeFileOf(task: FileTask): Promise<Uint8Array> {
  if (!isLong(task)) return makeFile(task);
  const made = last.then(() => makeApart(task));
  last = made.catch(() => {});
  return made;
}
