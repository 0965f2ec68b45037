import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { Approval } from '#shared/features/approvals/approval.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { Chip } from '../../ui/chip.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import classes from './cash.module.css';

type SecondSignatureProps = {
  approval: Approval | null;
  /** Who is asked, where it is not who counted too. */
  hint?: string;
  onAsk: () => void;
};

/** Who counted too: asked by a key, given by their own PIN on the spot. */
export function SecondSignature({ approval, hint, onAsk }: SecondSignatureProps) {
  const t = useTranslation();
  useKeys([{ keys: 'Alt S', label: t('cash.secondSignature'), run: onAsk, isOff: approval !== null }]);
  if (approval) {
    return (
      <div className={classes.signer}>
        <span className="small">
          {hint ? approval.approverName : t('cash.countedWith', { name: approval.approverName })}
        </span>
        <Chip tone="accent">
          <IconCheck size={12} stroke={2} aria-hidden />
          {t('cash.signed')}
        </Chip>
      </div>
    );
  }
  return (
    <div className={classes.signer}>
      <span className="tiny dim">{hint ?? t('cash.secondHint')}</span>
      <Button
        variant="default"
        size="compact-sm"
        rightSection={<KeyHint keys="Alt S" />}
        onClick={onAsk}
        className="no-wrap"
      >
        {t('cash.secondSignature')}
      </Button>
    </div>
  );
}
