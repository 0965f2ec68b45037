import { Button } from '@mantine/core';
import type { Awaiting } from '#shared/features/upi/upi.schema.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import classes from './upi.module.css';

type OlderWaitingProps = { older: Awaiting['older']; onShow: (newestOn: string) => void };

/** What waits from before the days that are shown, and the way to it: O. */
export function OlderWaiting({ older: { count, amountPaise, newestOn }, onShow }: OlderWaitingProps) {
  const t = useTranslation();
  const show = () => newestOn !== null && onShow(newestOn);
  useKeys([{ keys: 'O', label: t('upi.showOlder'), run: show, isOff: newestOn === null }]);
  if (newestOn === null) return null;
  return (
    <div className={classes.older}>
      <span className="small dim">{t('upi.olderWaiting', { count, amount: formatRupees(amountPaise) })}</span>
      <Button variant="default" size="compact-sm" rightSection={<KeyHint keys="O" />} onClick={show}>
        {t('upi.showOlder')}
      </Button>
    </div>
  );
}
