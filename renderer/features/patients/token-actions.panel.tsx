import { Button } from '@mantine/core';
import { isRefusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { useOnceReady } from '../../ui/once-ready.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useGiveToken } from '../queue/give-token.ts';
import classes from './patients.module.css';

type TokenActionsProps = {
  patientId: number;
  name: string;
  /** Undefined while nobody knows who is here today. */
  doctors: readonly { doctorId: number; doctorName: string }[] | undefined;
};

/** A token for today, one line per doctor; F3 takes the only one or puts the cursor on the first. */
export function TokenActions({ patientId, name, doctors: known }: TokenActionsProps) {
  const { t } = useLanguage();
  const token = useGiveToken();
  const doctors = known ?? [];
  const give = (doctorId: number) => void token.give({ patientId, doctorId, name }).catch(() => undefined);
  const giveByKey = useOnceReady(known !== undefined, () => {
    const [only] = doctors;
    if (only && doctors.length === 1) give(only.doctorId);
    else document.querySelector<HTMLElement>('[data-tokens] button')?.focus();
  });
  useKeys([
    {
      keys: 'F3',
      label: t('common.walkIn'),
      run: giveByKey,
      isOff: known?.length === 0,
    },
  ]);
  const already = isRefusal(token.error, 'ALREADY_IN_QUEUE') ? String(token.error.data.token) : null;
  return (
    <section aria-label={t('queue.giveToken')} data-tokens>
      <div className="row apart">
        <h2 className="small-title">{t('queue.giveToken')}</h2>
        <KeyHint keys="F3" />
      </div>
      <div className={classes.tokens}>
        {doctors.map(doctor => (
          <Button key={doctor.doctorId} variant="default" onClick={() => give(doctor.doctorId)}>
            {doctor.doctorName}
          </Button>
        ))}
      </div>
      {already ? (
        <p className="small amber" role="alert">
          {t('queue.alreadyInQueue', { token: already })}
        </p>
      ) : (
        <ProblemNotice error={token.error} />
      )}
    </section>
  );
}
