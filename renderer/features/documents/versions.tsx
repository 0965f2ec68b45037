import { contract } from '#shared/contract/index.ts';
import type { ClinicDocument } from '#shared/features/documents/document.schema.ts';
import { documentTitle } from '#shared/features/documents/documents.grid.ts';
import { localDateAt } from '#shared/kernel/local-date.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';

/** Who said what about it when; shown once there is more than the first word. */
export function Versions({ document: { id: documentId, version } }: { document: ClinicDocument }) {
  const { t, language } = useLanguage();
  const { zone } = useClinicDay();
  const { answer } = useRead(contract.documents.versions, { documentId }, { enabled: version > 1 });
  if (version === 1 || !answer) return null;
  return (
    <div className="column">
      <span className="small-title">{t('documents.versions')}</span>
      {answer.map(said => (
        <span key={said.version} className="tiny dim">
          {t('documents.versionLine', {
            version: said.version,
            kind: documentTitle({ t, language }, { ...said, title: said.title }),
            date: longDay(said.datedOn, language),
            name: said.changedByName,
            on: longDay(localDateAt(said.changedAt, zone), language),
          })}
          {said.withdrawnBecause !== null &&
            ` · ${t('documents.withdrawnBecause', { reason: said.withdrawnBecause })}`}
        </span>
      ))}
    </div>
  );
}
