import { Button } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { OutputOf } from '#shared/contract/procedure.ts';
import { datesWords, hoursWords, percent, whoWords } from '#shared/features/catalogue/catalogue-words.ts';
import type { PriceList } from '#shared/features/catalogue/price.schema.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './catalogue.module.css';
import { PriceListForm } from './price-list-form.panel.tsx';

type ShownList = OutputOf<typeof contract.catalogue.priceLists>[number];

/** The lists beside the standard one, in the order in which they were made. */
export function PriceListsPanel() {
  const { t } = useLanguage();
  const mayChange = usePerson().may('catalogue:change');
  const reading = useRead(contract.catalogue.priceLists, {});
  const lists = reading.answer ?? [];
  const [opened, setOpened] = useState<{ list: PriceList | undefined }>();
  const add = () => setOpened({ list: undefined });
  useKeys([
    { keys: '+', label: t('catalogue.addList'), run: add, isOff: opened !== undefined || !mayChange },
  ]);
  return (
    <>
      <div className={classes.bar}>
        <span className="small dim grow">{t('catalogue.listsAbout')}</span>
        {!opened && (
          <ExportButtons
            procedure={contract.catalogue.exportPriceLists}
            input={{}}
            isOff={lists.length === 0}
            isBeside
          />
        )}
        {mayChange && (
          <Button rightSection={<KeyHint keys="+" />} onClick={add}>
            {t('catalogue.addList')}
          </Button>
        )}
      </div>
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      <div className={classes.columns} data-open={opened !== undefined || undefined}>
        <div className={classes.rows}>
          {reading.isWaiting && <Skeletons label={t('common.loading')} />}
          {reading.answer?.length === 0 && (
            <EmptyState title={t('catalogue.noLists')} hint={t('catalogue.noListsHint')} />
          )}
          {lists.length > 0 && (
            <Lists
              lists={lists}
              isOff={opened !== undefined}
              onOpen={list => mayChange && setOpened({ list })}
            />
          )}
        </div>
        {opened && (
          <PriceListForm
            key={opened.list?.id ?? 'new'}
            list={opened.list}
            classNames={[...new Set(lists.map(({ row }) => row.priceClass).filter(Boolean))]}
            onDone={() => setOpened(undefined)}
          />
        )}
      </div>
    </>
  );
}

type ListsProps = { lists: readonly ShownList[]; isOff: boolean; onOpen: (list: PriceList) => void };

function Lists({ lists, isOff, onOpen }: ListsProps) {
  const { t, language } = useLanguage();
  const navigation = useListNavigation({
    count: lists.length,
    label: t('catalogue.lists'),
    isEverywhere: !isOff,
    onOpen: at => {
      const list = lists[at];
      if (list) onOpen(list);
    },
  });
  return (
    <div {...navigation.listProps}>
      {lists.map(({ id, row, ownPrices, isInForce, doctorName }, at) => (
        <div key={id} className={`list-row ${classes.list}`} {...navigation.rowProps(at)}>
          <span className={`clip ${row.isRetired ? 'dim' : 'strong'}`}>{row.name}</span>
          <span className="small clip">
            {whoWords(t, row, doctorName)} · {hoursWords(t, row, language)}
          </span>
          <span className={`small dim clip ${classes.wide}`}>{datesWords(row, language)}</span>
          <span className={`small right numeric ${classes.wide}`}>
            {row.adjustPermille === null
              ? t('catalogue.ownPrices', { count: ownPrices })
              : `${row.adjustPermille > 0 ? '+' : ''}${percent(row.adjustPermille).replace('-', '−')}`}
          </span>
          <span className="right">
            {row.isRetired ? (
              <Chip>{t('catalogue.which_retired')}</Chip>
            ) : (
              isInForce && <Chip tone="accent">{t('catalogue.now')}</Chip>
            )}
          </span>
        </div>
      ))}
    </div>
  );
}
