import { Button } from '@mantine/core';
import { useNow } from '../../app/clock.ts';
import { useTranslation } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import classes from './documents.module.css';
import { type PhoneUpload, usePhoneUpload } from './use-phone-upload.ts';

type PhoneUploadProps = { patientId: number; onFile: (file: File) => void; onDone: () => void };

const MINUTE_MS = 60_000;
/** Whose phone has not come after so long is told what to look at. */
const SLOW_MS = 40_000;
const LIFE_MS = 10 * MINUTE_MS;
const OWNERS_WORK = ['PHONES_OFF', 'PHONE_ADDRESS_GONE'];

/** A code that a phone scans to send pages of this person; they join the pages below, as dropped files do (LAB-4). */
export function PhoneUploadPanel({ patientId, onFile, onDone }: PhoneUploadProps) {
  const t = useTranslation();
  const open = useOpen();
  const maySet = usePerson().may('settings:change');
  const { again, ...upload } = usePhoneUpload(patientId, onFile);
  const { error, isOver, opened } = upload;
  useKeys([{ keys: 'Esc', label: t('documents.phoneEnd'), run: onDone }]);
  return (
    <section className={classes.phone} aria-label={t('documents.fromPhone')}>
      <ProblemNotice error={error} />
      {!opened && !error && <Skeletons rows={3} label={t('documents.phoneOpening')} />}
      {opened && !isOver && <Code {...upload} opened={opened} />}
      {isOver && !error && (
        <p className="small strong" role="status">
          {t('documents.phoneOver')}
        </p>
      )}
      <span className={classes.acts}>
        {maySet && error && OWNERS_WORK.includes(error.code) && (
          <Button variant="default" size="compact-sm" onClick={() => open.settings('phones')}>
            {t('documents.phonesSettings')}
          </Button>
        )}
        {isOver && (
          <Button size="compact-sm" onClick={again}>
            {t('documents.phoneNew')}
          </Button>
        )}
        <Button variant="default" size="compact-sm" onClick={onDone} rightSection={<KeyHint keys="Esc" />}>
          {t('documents.phoneEnd')}
        </Button>
      </span>
    </section>
  );
}

type CodeProps = PhoneUpload & { opened: NonNullable<PhoneUpload['opened']> };

function Code({ opened, state }: CodeProps) {
  const t = useTranslation();
  const leftMs = opened.expiresAt - useNow(5_000);
  const isSlow = !state?.hasPhoneCome && leftMs < LIFE_MS - SLOW_MS;
  return (
    <>
      <div className={classes.code}>
        <QrCode content={opened.url} label={t('documents.phoneScan')} isLarge />
        <div className="column">
          <span className="strong">{t('documents.phoneScan')}</span>
          <span className="small">{t('documents.phoneSame')}</span>
          <span className="small strong" role="status">
            <Standing state={state} />
          </span>
          <span className="tiny dim">
            {t('documents.phoneLeft', {
              minutes: t('common.minutesShort', { count: Math.max(1, Math.ceil(leftMs / MINUTE_MS)) }),
            })}
          </span>
        </div>
      </div>
      <Hints address={new URL(opened.url).hostname} isSlow={isSlow} />
    </>
  );
}

function Standing({ state }: Pick<PhoneUpload, 'state'>) {
  const t = useTranslation();
  if (!state?.hasPhoneCome) return t('documents.phoneWaiting');
  if (state.received === 0) return t('documents.phoneCome');
  if (state.received === 1) return t('documents.phoneReceivedOne');
  return t('documents.phoneReceived', { count: state.received });
}

function Hints({ address, isSlow }: { address: string; isSlow: boolean }) {
  const t = useTranslation();
  return (
    <>
      {/* A new key, so that it opens by itself once and stays as the person leaves it. */}
      <details key={String(isSlow)} className={classes.hints} open={isSlow}>
        <summary>{t('documents.phoneStuck')}</summary>
        <ul>
          <li>{t('documents.phoneStuckWifi')}</li>
          <li>{t('documents.phoneStuckFirewall')}</li>
          <li>{t('documents.phoneStuckRouter')}</li>
          <li>{t('documents.phoneStuckAddress', { address })}</li>
        </ul>
      </details>
      <details className={classes.hints}>
        <summary>{t('documents.phoneWarns')}</summary>
        <ul>
          <li>{t('documents.phoneWarnsWhy')}</li>
          <li>{t('documents.phoneWarnsEnd')}</li>
        </ul>
      </details>
    </>
  );
}
