import { Radio } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { PhoneSettings } from '#shared/features/documents/phone-upload.schema.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './documents.module.css';

/** Whether phones may send pages, and by which address of this computer; off until the owner says so. */
export function PhoneSettingsPanel() {
  const t = useTranslation();
  const { answer, error, refetch } = useRead(contract.documents.phoneSettings, {}, { staleMs: 0 });
  return (
    <div className={classes.settings}>
      <h1 className="title">{t('documents.phones')}</h1>
      <p className={`small ${classes.about}`}>{t('documents.phonesAbout')}</p>
      <ProblemNotice error={error} onRetry={() => void refetch()} />
      {!answer && !error && <Skeletons rows={3} label={t('common.loading')} />}
      {answer && <Choice key={answer.address} settings={answer} />}
      {answer?.fingerprint && <Certificate fingerprint={answer.fingerprint} />}
    </div>
  );
}

const OFF = '';

function Choice({ settings }: { settings: PhoneSettings }) {
  const t = useTranslation();
  const [chosen, setChosen] = useState(settings.address);
  const change = useWrite(contract.documents.changePhoneSettings);
  const { addresses } = settings;
  const isGone = settings.address !== OFF && !addresses.some(({ address }) => address === settings.address);

  function save(): void {
    change.call({ address: chosen }).then(
      () => toast(t('documents.phonesSaved')),
      () => undefined, // Said by the notice below.
    );
  }

  return (
    <section className={classes.part}>
      {isGone && (
        <p className="small amber" role="status">
          {t('documents.phonesGone', { address: settings.address })}
        </p>
      )}
      {addresses.length === 0 && <p className="small">{t('documents.phonesNone')}</p>}
      <Radio.Group
        label={t('documents.phonesOn')}
        description={t('documents.phonesDoor')}
        value={chosen}
        onChange={setChosen}
      >
        <div className={classes.choices}>
          <Radio value={OFF} label={t('documents.phonesOff')} />
          {addresses.map(({ name, address }) => (
            <Radio key={address} value={address} label={`${name} · ${address}`} />
          ))}
        </div>
      </Radio.Group>
      {addresses.length > 0 && <span className="small dim">{t('documents.phonesFixed')}</span>}
      <ProblemNotice error={change.error} onRetry={save} />
      <div className="row">
        <SaveButton busy={change.pending} isOff={chosen === settings.address} onClick={save}>
          {t('common.save')}
        </SaveButton>
      </div>
    </section>
  );
}

function Certificate({ fingerprint }: { fingerprint: string }) {
  const t = useTranslation();
  return (
    <section className={classes.part}>
      <h2 className="small-title">{t('documents.phonesCertificate')}</h2>
      <p className={`small ${classes.about}`}>{t('documents.phoneWarnsEnd')}</p>
      <span className="small">{t('documents.phonesFingerprint')}</span>
      <code className={classes.fingerprint}>{fingerprint}</code>
    </section>
  );
}
