import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { ClinicStatus } from '#shared/features/setup/setup.contract.ts';
import type { SessionView } from '#shared/features/users/user.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import { isRefusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { useSession } from '../../app/session.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import classes from './lock.module.css';
import { SAID_AT_SECRET, useTries, useWait } from './secret-tries.ts';

type LockScreenPerson = ClinicStatus['people'][number];

/** One person's PIN or password. A wrong one says how many tries are left; the list of people stays. */
export function UnlockPanel({ person }: { person: LockScreenPerson }) {
  const t = useTranslation();
  const { signedIn, refresh } = useSession();
  const byPassword = useWrite(contract.users.signIn);
  const byPin = useWrite(contract.users.signInWithPin);
  const [wantsPassword, setWantsPassword] = useState(false);
  const [secret, setSecret] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const usesPin = person.canUsePin && !wantsPassword;
  const error = byPin.error ?? byPassword.error;
  const wait = useWait(error);
  const words = useTries(error, wait);
  const pending = byPin.pending || byPassword.pending;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the cursor also follows the change from PIN to password.
  useEffect(() => field.current?.focus(), [usesPin]);

  function enter(): Promise<SessionView> {
    return usesPin
      ? byPin.call({ userId: person.userId, pin: secret })
      : byPassword.call({ userId: person.userId, password: secret });
  }

  async function unlock(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!secret || wait > 0 || pending) return;
    byPin.reset();
    byPassword.reset();
    try {
      await signedIn(await enter());
    } catch (thrown) {
      setSecret('');
      field.current?.focus();
      const isPinSpent =
        isRefusal(thrown, 'PIN_NOT_USABLE') || (usesPin && isRefusal(thrown) && thrown.data.triesLeft === 0);
      if (isPinSpent) setWantsPassword(true);
      if (!isRefusal(thrown, 'WRONG_PASSWORD')) await refresh();
    }
  }

  const shared = {
    ref: field,
    value: secret,
    error: words ?? false,
    onChange: (event: { currentTarget: { value: string } }) => setSecret(event.currentTarget.value),
  };
  return (
    <form className={classes.unlock} onSubmit={event => void unlock(event)} noValidate>
      {usesPin ? (
        <TextInput
          {...shared}
          key="pin"
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
          className={classes.pin ?? ''}
          label={t('users.pinFor', { name: person.displayName })}
        />
      ) : (
        <PasswordInput
          {...shared}
          key="password"
          autoComplete="current-password"
          label={t('users.passwordFor', { name: person.displayName })}
          visibilityToggleButtonProps={{ 'aria-label': t('common.showPassword') }}
        />
      )}
      {error && !SAID_AT_SECRET.includes(error.code) && <ProblemNotice error={error} />}
      <div className="row">
        <SaveButton busy={pending} keys="↵" isOff={wait > 0}>
          {t('users.unlock')}
        </SaveButton>
        {person.canUsePin && (
          <Button
            variant="default"
            onClick={() => {
              setWantsPassword(!wantsPassword);
              setSecret('');
            }}
          >
            {usesPin ? t('users.useSwitchPassword') : t('users.useSwitchPin')}
          </Button>
        )}
      </div>
      <span className="visually-hidden" role="status">
        {words}
      </span>
    </form>
  );
}
