import { expect, test } from 'vitest';
import { type HostAbilities, readHostRequest } from './host-request.ts';

const pdf = new TextEncoder().encode('%PDF-1.7 …');

function recordingDesktop() {
  const calls: unknown[][] = [];
  const abilities: HostAbilities = {
    async pickFolder(title) {
      calls.push(['pickFolder', title]);
      return '/home/owner/Backups';
    },
    async printPdf(bytes, printer) {
      calls.push(['printPdf', bytes.length, printer]);
      return null;
    },
    async openPdf(bytes) {
      calls.push(['openPdf', bytes.length]);
      return null;
    },
    async openWaitingScreen() {
      calls.push(['openWaitingScreen']);
      return null;
    },
  };
  return { abilities, calls };
}

test('the clinic has a folder picked, a slip printed, a PDF and the waiting screen opened', async () => {
  const { abilities, calls } = recordingDesktop();
  const requests = [
    { id: 1, ability: 'pickFolder', title: 'Backups' },
    { id: 2, ability: 'printPdf', pdf, printer: 'Counter' },
    { id: 3, ability: 'openPdf', pdf },
    { id: 4, ability: 'openWaitingScreen' },
  ];

  const answers = await Promise.all(requests.map(request => readHostRequest(request)?.run(abilities)));

  expect(answers).toEqual(['/home/owner/Backups', null, null, null]);
  expect(calls).toEqual([
    ['pickFolder', 'Backups'],
    ['printPdf', pdf.length, 'Counter'],
    ['openPdf', pdf.length],
    ['openWaitingScreen'],
  ]);
});

test.each([
  ['an unknown ability', { id: 4, ability: 'runCommand', command: 'calc' }],
  ['bytes that are no PDF', { id: 5, ability: 'openPdf', pdf: new TextEncoder().encode('MZ…') }],
  ['a PDF given as text', { id: 6, ability: 'openPdf', pdf: '%PDF-1.7' }],
  ['a printer that is no name', { id: 7, ability: 'printPdf', pdf, printer: { toString: 'x' } }],
])('%s is refused and the desktop does nothing', async (_what, message) => {
  const { abilities, calls } = recordingDesktop();

  await expect(readHostRequest(message)?.run(abilities)).rejects.toMatchObject({
    code: 'HOST_REQUEST_NOT_UNDERSTOOD',
  });
  expect(calls).toEqual([]);
});

test.each([null, undefined, 'x', {}, { id: 'one', ability: 'openPdf' }])(
  '%o has no id to answer to',
  message => {
    expect(readHostRequest(message)).toBeUndefined();
  },
);
