import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { usualDataFolder } from '../main/data-folder.ts';
import { type ClinicServer, startClinicServer, USUAL_PASSWORD_MS } from '../server/start.ts';
import { openHttpDoor } from '../transports/http.ts';
import { phoneHost } from '../transports/phone-host.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    port: { type: 'string', default: '0' },
    pages: { type: 'string' },
    demo: { type: 'boolean', default: false },
    // One more address that the owner may choose for phones: trials on one computer, by 127.0.0.1.
    'phones-also-at': { type: 'string' },
  },
});

const { platform, env } = process;
const folderPath = resolve(values.data ?? usualDataFolder(values.demo, { platform, env, home: homedir() }));
const pages = resolve(values.pages ?? fileURLToPath(new URL('../renderer', import.meta.url)));
const trialAddress = values['phones-also-at'];
const trials = trialAddress ? [{ name: 'trial', address: trialAddress }] : [];
const server: ClinicServer = startClinicServer({
  folderPath,
  host: { kind: 'headless', phones: phoneHost(() => server, trials) },
  ...(values.demo ? {} : { calibrateToMs: USUAL_PASSWORD_MS }),
});

if (values.demo) {
  const { openDemoClinic } = await import('../server/demo-clinic.ts');
  for (const line of await openDemoClinic(server)) console.log(line);
}

const door = await openHttpDoor({ server, pages, port: Number(values.port) });
console.log(`Parchi is at ${door.url}`);
console.log(`The clinic's files are in ${folderPath}`);

let isStopping = false;
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await door.close();
  await server.stop();
  process.exit(0);
}
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
process.on('message', message => {
  if (message === 'stop') void stop();
});
