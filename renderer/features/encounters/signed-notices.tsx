import { Button } from '@mantine/core';
import { contract } from '#shared/contract/index.ts';
import type { SignedEncounter, VisitView } from '#shared/features/encounters/encounter.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import { useLanguage, useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { wallTime } from '../../app/wall-clock.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { changeKept } from './amending.panel.tsx';
import classes from './signing.module.css';
import { momentWords } from './version-words.ts';

type SignedNoticesProps = {
  visit: VisitView;
  signed: SignedEncounter;
  /** Absent for whoever may only read. */
  onAmend: (() => void) | undefined;
};

/** Above a signed note: that it is void, why it was changed, that a change of it waits for its signature. */
export function SignedNotices({ visit, signed, onAmend }: SignedNoticesProps) {
  const { t, language } = useLanguage();
  const { zone } = useClinicDay();
  const { voided } = signed;
  const moment = (at: number) => momentWords(at, { zone, language });
  return (
    <>
      {voided && (
        <div className={classes.void} role="status">
          <span className="strong">
            {t('encounters.voidedBy', { name: voided.byName, at: moment(voided.at), reason: voided.reason })}
          </span>
          {onAmend && <span>{t('encounters.writeAnewHint')}</span>}
        </div>
      )}
      {signed.version > 1 && (
        <p className={classes.amended}>
          {t('encounters.amendedOn', {
            version: signed.version,
            at: moment(signed.signedAt),
            reason: signed.amendReason,
          })}
        </p>
      )}
      {onAmend && changeKept(visit, signed) && <ChangeWaits visit={visit} onAmend={onAmend} />}
    </>
  );
}

function ChangeWaits({ visit, onAmend }: { visit: VisitView; onAmend: () => void }) {
  const t = useTranslation();
  const { zone } = useClinicDay();
  const write = useWrite(contract.encounters.discardDraft);
  const { visitId, draftSavedAt } = visit;
  return (
    <div className={classes.told}>
      <div className="row apart">
        <span role="status">
          {t('encounters.changeWaits', { time: draftSavedAt === null ? '' : wallTime(draftSavedAt, zone) })}
        </span>
        <span className="row">
          <Button size="xs" variant="default" rightSection={<KeyHint keys="E" />} onClick={onAmend}>
            {t('encounters.goOnChanging')}
          </Button>
          <Button
            size="xs"
            variant="subtle"
            // A draft that is gone already is what was asked for; anything else leaves it standing here.
            onClick={() => void write.call({ visitId }).catch(() => undefined)}
          >
            {t('encounters.discardChange')}
          </Button>
        </span>
      </div>
    </div>
  );
}
