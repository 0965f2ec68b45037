import { Checkbox, TextInput } from '@mantine/core';
import type { Ref } from 'react';
import { useTranslation } from '../../app/language.tsx';
import { KeyHint } from '../../ui/keys.tsx';
import classes from './register-line.module.css';
import type { TokenExtras } from './registering.ts';

type TokenExtrasProps = {
  extras: TokenExtras;
  onChange: (more: Partial<TokenExtras>) => void;
  /** The sitting refused, and this person may overbook: why. */
  asksReason: boolean;
  reasonRef: Ref<HTMLInputElement>;
};

/** The second line: what for, urgent or not, and why past the limit. Nothing of it is needed for a token. */
export function TokenExtrasLine({ extras, onChange, asksReason, reasonRef }: TokenExtrasProps) {
  const t = useTranslation();
  return (
    <div className={classes.extras}>
      <label className={`${classes.extraWord} tiny dim`} htmlFor="token-complaint">
        {t('queue.complaint')} <span className="faint">· {t('common.optional')}</span>
      </label>
      <TextInput
        id="token-complaint"
        name="complaint"
        placeholder={t('queue.complaintHint')}
        value={extras.complaint}
        maxLength={80}
        autoComplete="off"
        onChange={event => onChange({ complaint: event.currentTarget.value })}
      />
      {asksReason && (
        <TextInput
          ref={reasonRef}
          name="overbookReason"
          aria-label={t('queue.overbookReason')}
          placeholder={t('queue.overbookReason')}
          value={extras.overbookReason}
          maxLength={120}
          autoComplete="off"
          className={classes.reason ?? ''}
          onChange={event => onChange({ overbookReason: event.currentTarget.value })}
        />
      )}
      <Checkbox
        size="xs"
        tabIndex={-1}
        checked={extras.isEmergency}
        label={<KeyHint keys="Ctrl E">{t('queue.emergencyToken')}</KeyHint>}
        onChange={event => onChange({ isEmergency: event.currentTarget.checked })}
      />
    </div>
  );
}
