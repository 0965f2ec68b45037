import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Notice } from '#shared/features/patients/patient.schema.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './settings.module.css';

const SHORTEST = 20;
const LONGEST = 4_000;

/** What patients are told, version by version; a new one is added and none is ever changed (REG-13). */
export function NoticeSettingsPanel() {
  const { t } = useLanguage();
  const reading = useRead(contract.patients.notices, {});
  if (reading.error) return <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />;
  if (!reading.answer) return <Skeletons label={t('common.loading')} />;
  const versions = reading.answer.toSorted((a, b) => b.version - a.version);
  return <NoticeEditor key={versions[0]?.version ?? 0} versions={versions} />;
}

function NoticeEditor({ versions }: { versions: readonly Notice[] }) {
  const { t } = useLanguage();
  const latest = versions[0];
  const [textEn, setTextEn] = useState(latest?.textEn ?? '');
  const [textHi, setTextHi] = useState(latest?.textHi ?? '');
  const [isMissing, setIsMissing] = useState(false);
  const add = useWrite(contract.patients.addNotice);
  const next = (latest?.version ?? 0) + 1;
  const isSame = latest !== undefined && textEn === latest.textEn && textHi === latest.textHi;

  function save(): void {
    const isShort = textEn.trim().length < SHORTEST;
    setIsMissing(isShort);
    if (isShort) return;
    add.call({ textEn, textHi }).then(
      notice => toast(t('settings.noticeSaved', { version: notice.version })),
      () => undefined, // Said by the notice below; the text stays.
    );
  }

  return (
    <div className={classes.notice}>
      <section className={classes.section}>
        <h1 className="title">{t('settings.noticeTitle')}</h1>
        <span className="small dim">{t('settings.noticeAbout')}</span>
        <Textarea
          label={t('settings.noticeEn')}
          value={textEn}
          onChange={event => setTextEn(event.currentTarget.value)}
          maxLength={LONGEST}
          rows={10}
          error={isMissing ? t('problems.REQUIRED') : undefined}
        />
        <Textarea
          label={t('settings.noticeHi')}
          lang="hi"
          value={textHi}
          onChange={event => setTextHi(event.currentTarget.value)}
          maxLength={LONGEST}
          rows={10}
        />
        <ProblemNotice error={add.error} />
        <div className="row">
          <SaveButton busy={add.pending} isOff={isSame} onClick={save}>
            {t('settings.noticeSave', { version: next })}
          </SaveButton>
          {isSame && latest && (
            <span className="small dim">{t('settings.noticeUnchanged', { version: latest.version })}</span>
          )}
        </div>
      </section>
      <Versions
        versions={versions}
        onTake={notice => {
          setTextEn(notice.textEn);
          setTextHi(notice.textHi);
        }}
      />
    </div>
  );
}

type VersionsProps = { versions: readonly Notice[]; onTake: (notice: Notice) => void };

function Versions({ versions, onTake }: VersionsProps) {
  const { t, language } = useLanguage();
  return (
    <section className={classes.section}>
      <h2 className="title">{t('settings.noticeVersions')}</h2>
      {versions.length === 0 && (
        <EmptyState title={t('settings.noticeNone')} hint={t('settings.noticeNoneHint')} />
      )}
      {versions.map((notice, place) => (
        <details key={notice.version} className={classes.version}>
          <summary>
            <span className="strong">{t('settings.noticeVersion', { version: notice.version })}</span>{' '}
            <span className="dim">
              {t('settings.noticeSince', { date: longDay(notice.validFrom, language) })}
            </span>
            {place === 0 && <span className="accent"> · {t('settings.noticeNow')}</span>}
          </summary>
          <p>{language === 'hi' && notice.textHi ? notice.textHi : notice.textEn}</p>
          {place > 0 && (
            <Button variant="default" size="compact-sm" onClick={() => onTake(notice)}>
              {t('settings.noticeFrom')}
            </Button>
          )}
        </details>
      ))}
    </section>
  );
}
