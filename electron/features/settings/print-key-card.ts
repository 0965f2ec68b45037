import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { settingsContract } from '#shared/features/settings/settings.contract.ts';
import { renderPdf } from '../../printing/render-pdf.ts';
import type { TaskContext } from '../../server/service.ts';
import { clinicAndSettings } from './clinic-and-settings.ts';
import { keyCardDocument } from './key-card.document.ts';

export async function printKeyCard(
  ctx: TaskContext,
  input: ParsedInputOf<typeof settingsContract.printKeyCard>,
): Promise<{ pdf: string; fileName: string }> {
  const { clinic, settings } = ctx.reading(({ db }) => clinicAndSettings(db));
  const language = input.language ?? settings.screenLanguage;
  const { bytes } = await renderPdf(keyCardDocument({ clinicName: clinic.name, language }));
  return { pdf: Buffer.from(bytes).toString('base64'), fileName: 'keys.pdf' };
}
