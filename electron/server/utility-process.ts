import { serveMessagePort } from '../transports/message-port.ts';
import { phoneHost } from '../transports/phone-host.ts';
import { type ClinicServer, startClinicServer, USUAL_PASSWORD_MS } from './start.ts';
import { utilityHost } from './utility-host.ts';

// Electron puts the port to the window's process on `process`; this file imports nothing of Electron.
type ParentPort = {
  on(event: 'message', listener: (message: { data: unknown; ports: unknown[] }) => void): void;
  postMessage(message: unknown): void;
};
const parentPort = (process as unknown as { parentPort?: ParentPort }).parentPort;
if (!parentPort) throw new Error('The clinic server runs in the utility process of the desktop program.');

const [, , folderPath, demoFlag] = process.argv;
if (!folderPath) throw new Error('The clinic folder is missing.');

const { host, onReply } = utilityHost(message => parentPort.postMessage(message));
const isDemo = demoFlag === '--demo';
const server: ClinicServer = startClinicServer({
  folderPath,
  host: { ...host, phones: phoneHost(() => server) },
  ...(isDemo ? {} : { calibrateToMs: USUAL_PASSWORD_MS }),
});

type PortFromParent = Parameters<typeof serveMessagePort>[1] & { start?(): void };

parentPort.on('message', ({ data, ports }) => {
  const message = data as { type?: unknown };
  if (message.type === 'connect') {
    const port = ports[0] as PortFromParent;
    serveMessagePort(server, port);
    port.start?.();
  } else if (message.type === 'host-reply') onReply(data);
  else if (message.type === 'stop') {
    void server.stop().finally(() => parentPort.postMessage({ type: 'stopped' }));
  }
});
if (isDemo) {
  const { openDemoClinic } = await import('./demo-clinic.ts');
  for (const line of await openDemoClinic(server)) console.log(line);
}
parentPort.postMessage({ type: 'ready' });
