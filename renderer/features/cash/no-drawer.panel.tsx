import * as z from 'zod';
import { contract } from '#shared/contract/index.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useWrite } from '../../api/hooks.ts';
import { isRefusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { Form, useSchemaForm } from '../../ui/form.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { AmountField } from '../../ui/number-fields.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './cash.module.css';
import { DrawersPanel } from './drawers.panel.tsx';

const floatSchema = z.object({
  floatPaise: z.int('NOT_AN_AMOUNT').min(0, 'NEGATIVE_AMOUNT').max(100_000_000, 'AMOUNT_TOO_LARGE'),
});

/** Nothing was taken yet: the drawer opens by itself, or now with a float in it. */
export function NoDrawer({ safePaise, onDate }: { safePaise: number; onDate: string }) {
  const { t, language } = useLanguage();
  const open = useOpen();
  const { today } = useClinicDay();
  const write = useWrite(contract.cash.setFloat);
  const form = useSchemaForm(floatSchema, { floatPaise: safePaise });
  useKeys([
    { keys: 'Alt E', label: t('cash.expenses'), run: () => open.expenses() },
    { keys: 'Esc', label: t('cash.backToBills'), run: open.bills },
  ]);

  async function set({ floatPaise }: { floatPaise: number }): Promise<void> {
    await write.call({ floatPaise });
    toast(t('cash.floatSet', { amount: formatRupees(floatPaise) }));
  }

  return (
    <div className={classes.expenses}>
      <section className={classes.list}>
        <h1 className="title">{t('cash.myDrawer')}</h1>
        <p className="strong">{t('cash.noDrawer')}</p>
        <p className="small dim">{t('cash.noDrawerHint')}</p>
        {onDate !== today && (
          <p className={classes.calm}>{t('cash.belongsTo', { date: longDay(onDate, language, true) })}</p>
        )}
        <Form
          form={form}
          onSubmit={set}
          refusalFields={{ MORE_THAN_IN_SAFE: 'floatPaise' }}
          className={classes.beside}
          label={t('cash.setFloat')}
        >
          <AmountField
            form={form}
            name="floatPaise"
            label={t('cash.floatToBegin')}
            description={t('cash.inBox', { amount: formatRupees(safePaise) })}
            isFirst
          />
          <SaveButton busy={write.pending} keys="↵">
            {t('cash.setFloat')}
          </SaveButton>
        </Form>
        <ProblemNotice error={isRefusal(write.error, 'MORE_THAN_IN_SAFE') ? null : write.error} />
        <p className="small dim">{t('cash.pettyCash')}</p>
      </section>
      <section className={`${classes.column} ${classes.ruled}`}>
        <DrawersPanel onDate={onDate} safePaise={safePaise} />
      </section>
    </div>
  );
}
