import { NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { listWord } from '#shared/features/catalogue/catalogue-words.ts';
import { pricePaiseSchema } from '#shared/features/catalogue/item.schema.ts';
import { type ShownPrice, STANDARD_LIST } from '#shared/features/catalogue/price.schema.ts';
import { formatPaise, parseRupees } from '#shared/kernel/money.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import { ExportFold } from '../../ui/export-fold.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { DayField } from '../appointments/day.field.tsx';
import classes from './catalogue.module.css';
import { useTyping } from './kept-typing.ts';

type ItemPricesProps = {
  itemId: number;
  prices: readonly ShownPrice[];
  isReadOnly: boolean;
  isFirst: boolean;
};

/** What is asked for an item, in each list and from each day; a new price is one more row. */
export function ItemPrices({ itemId, prices, isReadOnly, isFirst }: ItemPricesProps) {
  const { t } = useLanguage();
  const past = prices.filter(({ standing }) => standing === 'past');
  return (
    <section className={classes.fields} aria-label={t('catalogue.prices')}>
      <h3 className="small-title">{t('catalogue.prices')}</h3>
      <PriceRows prices={prices.filter(({ standing }) => standing !== 'past')} />
      {prices.length === 0 && <span className="small amber">{t('catalogue.noPriceYet')}</span>}
      {past.length > 0 && (
        <details>
          <summary className="small dim">{t('catalogue.earlierPrices', { count: past.length })}</summary>
          <PriceRows prices={past} />
        </details>
      )}
      {!isReadOnly && <NewPrice itemId={itemId} isFirst={isFirst} />}
      {prices.length > 0 && (
        <ExportFold procedure={contract.catalogue.exportPrices} input={{ itemId }} isNarrow />
      )}
    </section>
  );
}

function PriceRows({ prices }: { prices: readonly ShownPrice[] }) {
  const { t, language } = useLanguage();
  if (prices.length === 0) return null;
  return (
    <table className="table">
      <thead className="visually-hidden">
        <tr>
          <th>{t('catalogue.list')}</th>
          <th>{t('catalogue.from')}</th>
          <th>{t('catalogue.price')}</th>
        </tr>
      </thead>
      <tbody>
        {prices.map(({ id, listId, listName, ratePaise, validFrom, standing }) => (
          <tr key={id} className={standing === 'past' ? 'dim' : undefined}>
            <td className="clip">{listWord(t, { id: listId, name: listName })}</td>
            <td className="small">
              {longDay(validFrom, language)} {standing === 'planned' && <Chip>{t('catalogue.planned')}</Chip>}
            </td>
            <td className="numeric right">
              {ratePaise === null ? t('catalogue.noOwnPrice') : `₹${formatPaise(ratePaise)}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NewPrice({ itemId, isFirst }: { itemId: number; isFirst: boolean }) {
  const { t } = useLanguage();
  const { today } = useClinicDay();
  const lists = useRead(contract.catalogue.priceLists, {});
  const typing = useTyping(`price/${itemId}`, { listId: String(STANDARD_LIST), rate: '', validFrom: today });
  const [wasEmpty, setWasEmpty] = useState(false);
  const setting = useWrite(contract.catalogue.setPrice);
  const { typed, put, problem } = typing;
  const listId = Number(typed.listId);
  const choices = [
    { value: String(STANDARD_LIST), label: t('catalogue.standard') },
    ...(lists.answer ?? [])
      .filter(({ row }) => !row.isRetired)
      .map(({ id, row }) => ({ value: String(id), label: row.name })),
  ];

  function save(event?: FormEvent): void {
    event?.preventDefault();
    const { rate, validFrom } = typing.latest();
    const isEmpty = rate.trim() === '';
    // Only a list may give its price up: then the standard one is asked again.
    setWasEmpty(isEmpty && listId === STANDARD_LIST);
    if (isEmpty && listId === STANDARD_LIST) return;
    const read = pricePaiseSchema.nullable().safeParse(isEmpty ? null : paiseOf(rate));
    if (!read.success) {
      typing.refuse(read.error.issues.map(issue => ({ ...issue, path: ['ratePaise'] })));
      return;
    }
    setting.call({ itemId, listId, ratePaise: read.data, validFrom }).then(() => {
      // What was typed meanwhile is the next price.
      if (typing.latest().rate === rate) typing.startAgain();
      toast(t('catalogue.priceSaved'));
    }, typing.refuseBy);
  }

  return (
    <form className={classes.fields} noValidate onSubmit={save}>
      <div className={classes.price}>
        <NativeSelect
          label={t('catalogue.list')}
          value={typed.listId}
          data={choices}
          onChange={event => put({ listId: event.currentTarget.value })}
        />
        <TextInput
          label={t('catalogue.price')}
          leftSection="₹"
          inputMode="decimal"
          autoComplete="off"
          autoFocus={isFirst}
          maxLength={14}
          value={typed.rate}
          error={wasEmpty ? t('problems.AMOUNT_REQUIRED') : problem('ratePaise')}
          onChange={event => put({ rate: event.currentTarget.value })}
        />
        <DayField
          label={t('catalogue.from')}
          value={typed.validFrom}
          problem={problem('validFrom')}
          onChange={validFrom => put({ validFrom })}
          onEnter={save}
        />
      </div>
      {listId !== STANDARD_LIST && <span className="tiny dim">{t('catalogue.emptyGivesUp')}</span>}
      <ProblemNotice error={setting.error} onRetry={save} />
      <div className="row">
        <SaveButton busy={setting.pending} keys="↵">
          {typed.validFrom > today ? t('catalogue.planPrice') : t('catalogue.setPrice')}
        </SaveButton>
      </div>
    </form>
  );
}

function paiseOf(typed: string): number {
  const text = typed.trim();
  if (/^[-\u2212]/.test(text)) return -(parseRupees(text.slice(1)) ?? Number.NaN);
  return parseRupees(text) ?? Number.NaN;
}
