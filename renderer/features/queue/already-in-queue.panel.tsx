import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from '../../app/language.tsx';
import { KeyHint } from '../../ui/keys.tsx';
import classes from './register-line.module.css';

/** The person has a token today: says which, and Enter shows it. */
export function AlreadyInQueue({
  token,
  onShow,
  onClose,
}: {
  token: string;
  onShow: () => void;
  onClose: () => void;
}) {
  const t = useTranslation();
  const show = useRef<HTMLButtonElement>(null);
  useEffect(() => show.current?.focus(), []);
  return (
    <div className={classes.already} role="alert">
      <span className="grow">{t('queue.alreadyInQueue', { token })}</span>
      <Button
        ref={show}
        variant="default"
        rightSection={<KeyHint keys="↵" />}
        onClick={() => {
          onClose();
          onShow();
        }}
      >
        {t('queue.showToken', { token })}
      </Button>
      <Button variant="subtle" onClick={onClose}>
        {t('common.close')}
      </Button>
    </div>
  );
}
