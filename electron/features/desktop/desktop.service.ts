import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { desktopContract } from '#shared/features/desktop/desktop.contract.ts';
import type { ServiceOf, TaskContext } from '../../server/service.ts';

async function pickFolder(
  { host, connection }: TaskContext,
  { title }: ParsedInputOf<typeof desktopContract.pickFolder>,
) {
  // A dialogue on the clinic's screen must not be opened from somebody else's browser.
  if (!host.pickFolder || connection.kind === 'http')
    throw new AppError('HOST_CANNOT', { ability: 'pickFolder' });
  return { path: await host.pickFolder(title) };
}

async function printPage(
  { host, connection }: TaskContext,
  { pdf }: ParsedInputOf<typeof desktopContract.printPage>,
) {
  if (!host.printPdf || connection.kind === 'http')
    throw new AppError('HOST_CANNOT', { ability: 'printPdf' });
  await host.printPdf('page.pdf', Buffer.from(pdf, 'base64'));
  return {};
}

async function openWaitingScreen({ host, connection }: TaskContext) {
  if (!host.openWaitingScreen || connection.kind === 'http')
    throw new AppError('HOST_CANNOT', { ability: 'openWaitingScreen' });
  await host.openWaitingScreen();
  return {};
}

export const desktopService = { pickFolder, printPage, openWaitingScreen } satisfies ServiceOf<
  typeof desktopContract
>;
