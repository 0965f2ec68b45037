import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, openTestClinic, refusalOf } from '../../server/test-clinic.ts';

afterEach(closeTestClinics);

const page = Buffer.from('%PDF-1.7 a page').toString('base64');

test('a host without a printer or a dialogue says so', async () => {
  const desk = await openTestClinic();
  expect(await refusalOf(desk.call(contract.desktop.printPage, { pdf: page }))).toEqual({
    code: 'HOST_CANNOT',
    data: { ability: 'printPdf' },
  });
  expect((await refusalOf(desk.call(contract.desktop.pickFolder, { title: 'Backups' }))).code).toBe(
    'HOST_CANNOT',
  );
  expect((await desk.call(contract.setup.status, {})).hostAbilities).toEqual([]);
});

test('the desktop prints the very bytes and hands back the folder that was chosen', async () => {
  const printed: string[] = [];
  const desk = await openTestClinic({
    host: {
      kind: 'desktop',
      pickFolder: async () => '/backups',
      printPdf: async (_name, pdf) => void printed.push(Buffer.from(pdf).toString()),
    },
  });
  await desk.call(contract.desktop.printPage, { pdf: page });
  expect(printed).toEqual(['%PDF-1.7 a page']);
  expect(await desk.call(contract.desktop.pickFolder, { title: 'Backups' })).toEqual({ path: '/backups' });
  expect((await desk.call(contract.setup.status, {})).hostAbilities).toEqual(['pickFolder', 'printPdf']);
});

test('the desktop opens the waiting screen; a browser opens its own', async () => {
  let opened = 0;
  const desk = await openTestClinic({
    host: {
      kind: 'desktop',
      openWaitingScreen: async () => {
        opened += 1;
      },
    },
  });
  await desk.call(contract.desktop.openWaitingScreen, {});
  expect(opened).toBe(1);
  expect((await desk.call(contract.setup.status, {})).hostAbilities).toEqual(['openWaitingScreen']);

  desk.connection = { ...desk.connection, kind: 'http' };
  expect((await refusalOf(desk.call(contract.desktop.openWaitingScreen, {}))).code).toBe('HOST_CANNOT');
  expect(opened).toBe(1);
});

test('a browser on another screen cannot open a dialogue on this one', async () => {
  const desk = await openTestClinic({ host: { kind: 'desktop', pickFolder: async () => '/backups' } });
  desk.connection = desk.server.connect('http');
  expect((await refusalOf(desk.call(contract.desktop.pickFolder, { title: 'Backups' }))).code).toBe(
    'HOST_CANNOT',
  );
});
