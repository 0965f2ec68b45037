import type { Translate } from '../../i18n/translate.ts';
import { formatRupees } from '../../kernel/money.ts';
import { ownerGroups } from './owner-sheet.lines.ts';
import type { OwnerSheet } from './owner-sheet.schema.ts';

type About = { t: Translate; clinicName: string; days: string };

/** The sheet as a message; asterisks are bold in WhatsApp. No names of patients. */
export function ownerSheetText(sheet: OwnerSheet, { t, clinicName, days }: About): string {
  const groups = ownerGroups(sheet, t).map(({ title, lines }) => [
    `*${title}*`,
    ...lines.map(({ label, now, usual, change }) => {
      const compared = usual && t('reports.usual', { amount: usual });
      const aside = [compared, change].filter(Boolean).join(', ');
      return `${label}: ${now}${aside && ` (${aside})`}`;
    }),
  ]);
  const top = sheet.services.map(({ name, amountPaise }) => `${name}: ${formatRupees(amountPaise)}`);
  const doctors = sheet.doctors.map(
    ({ name, visits, collectedPaise }) => `${name}: ${visits} · ${formatRupees(collectedPaise)}`,
  );
  return [
    [`*${clinicName}*`, days, ...(sheet.isClosed ? [] : [t('reports.sheetNotClosed')])],
    ...groups,
    ...(top.length > 0 ? [[`*${t('reports.sheetServices')}*`, ...top]] : []),
    ...(doctors.length > 0 ? [[`*${t('reports.byDoctor')}*`, ...doctors]] : []),
  ]
    .map(lines => lines.join('\n'))
    .join('\n\n');
}
