import { parentPort } from 'node:worker_threads';
import { type FileTask, makeFile } from './file-tasks.ts';

// Sets long files beside the clinic server; it has no database, no keys and no door.
parentPort?.on('message', (task: FileTask) => {
  void makeFile(task).then(
    // A copy of its own, for a small buffer may lie in one that others use.
    bytes => parentPort?.postMessage({ bytes: new Uint8Array(bytes) }),
    (error: unknown) => parentPort?.postMessage({ error }),
  );
});
parentPort?.postMessage('ready');
