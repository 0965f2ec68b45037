import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { CATEGORIES, type Category, type ShownItem } from '#shared/features/catalogue/item.schema.ts';
import { formatPaise } from '#shared/kernel/money.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './catalogue.module.css';
import { CatalogueFile } from './catalogue-file.panel.tsx';
import { ItemEditor } from './item-editor.panel.tsx';
import { Starters } from './starters.panel.tsx';

type Side = { kind: 'none' | 'file' | 'starters' } | { kind: 'item'; itemId: number | undefined };
const WHICH = ['own', 'noCode', 'learned', 'retired'] as const;
type Which = (typeof WHICH)[number];

/** The clinic's services with today's standard price, and one of them opened beside. */
export function ServicesPanel() {
  const { t } = useLanguage();
  const mayChange = usePerson().may('catalogue:change');
  const [text, setText] = useState('');
  const [category, setCategory] = useState<Category | null>(null);
  const [which, setWhich] = useState<Which>('own');
  const [side, setSide] = useState<Side>({ kind: 'none' });
  const reading = useRead(contract.catalogue.show, { text, category, which }, { keepPrevious: true });
  const { answer } = reading;
  const isOpen = side.kind !== 'none';
  const close = () => setSide({ kind: 'none' });
  const add = () => setSide({ kind: 'item', itemId: undefined });
  const isOff = isOpen || !mayChange;
  useKeys([
    { keys: '+', label: t('catalogue.add'), run: add, isOff },
    { keys: 'Ctrl O', label: t('catalogue.file'), run: () => setSide({ kind: 'file' }), isOff },
  ]);
  const isBare = answer !== undefined && which === 'own' && answer.total === 0;
  return (
    <>
      <div className={classes.bar}>
        <TextInput
          className={classes.filter ?? ''}
          aria-label={t('lists.filter')}
          placeholder={t('lists.filter')}
          value={text}
          maxLength={80}
          onChange={event => setText(event.currentTarget.value)}
          // From here on the arrows and Enter belong to the list.
          onKeyDown={event => ['ArrowDown', 'Enter'].includes(event.key) && event.currentTarget.blur()}
        />
        <NativeSelect
          aria-label={t('catalogue.category')}
          value={category ?? ''}
          data={[
            { value: '', label: t('catalogue.everyCategory') },
            ...CATEGORIES.map(value => ({ value, label: t(`catalogue.category_${value}`) })),
          ]}
          onChange={event => setCategory((event.currentTarget.value || null) as Category | null)}
        />
        <NativeSelect
          aria-label={t('catalogue.which')}
          value={which}
          data={WHICH.map(value => ({ value, label: t(`catalogue.which_${value}`) }))}
          onChange={event => setWhich(event.currentTarget.value as Which)}
        />
        <span className="push" />
        {mayChange && (
          <>
            <Button variant="default" onClick={() => setSide({ kind: 'starters' })}>
              {t('catalogue.starters')}
            </Button>
            <Button
              variant="default"
              rightSection={<KeyHint keys="Ctrl O" />}
              onClick={() => setSide({ kind: 'file' })}
            >
              {t('catalogue.file')}
            </Button>
            <Button rightSection={<KeyHint keys="+" />} onClick={add}>
              {t('catalogue.add')}
            </Button>
          </>
        )}
      </div>
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      <div className={classes.columns} data-open={isOpen || undefined}>
        <div className={classes.rows}>
          {reading.isWaiting && <Skeletons rows={8} label={t('common.loading')} />}
          {answer && !isBare && (
            <div className="row apart">
              <span className="small dim">
                {t(`catalogue.count_${which}`, countsOf(answer))}
                {which === 'own' && answer.withoutCode > 0 && (
                  <>
                    {' · '}
                    <button type="button" className={classes.toComplete} onClick={() => setWhich('noCode')}>
                      {t('catalogue.withoutCode', { count: answer.withoutCode })}
                    </button>
                  </>
                )}
              </span>
              {!isOpen && (
                <ExportButtons
                  procedure={contract.catalogue.exportServices}
                  input={{ text, category, which }}
                  isOff={answer.items.length === 0}
                  isBeside
                />
              )}
            </div>
          )}
          {isBare && (
            <EmptyState
              title={t('catalogue.none')}
              hint={t('catalogue.noneHint')}
              {...(mayChange
                ? { action: { label: t('catalogue.starters'), run: () => setSide({ kind: 'starters' }) } }
                : {})}
            />
          )}
          {answer && answer.items.length > 0 && (
            <Services
              items={answer.items}
              isOff={isOpen}
              onOpen={itemId => setSide({ kind: 'item', itemId })}
            />
          )}
        </div>
        {side.kind === 'item' && (
          <ItemEditor
            itemId={side.itemId}
            onOpen={itemId => setSide({ kind: 'item', itemId })}
            onDone={close}
          />
        )}
        {side.kind === 'file' && <CatalogueFile onDone={close} />}
        {side.kind === 'starters' && <Starters onDone={close} />}
      </div>
    </>
  );
}

type ServicesProps = { items: readonly ShownItem[]; isOff: boolean; onOpen: (itemId: number) => void };

function Services({ items, isOff, onOpen }: ServicesProps) {
  const { t, language } = useLanguage();
  const navigation = useListNavigation({
    count: items.length,
    label: t('catalogue.title'),
    isEverywhere: !isOff,
    onOpen: at => {
      const item = items[at];
      if (item) onOpen(item.id);
    },
  });
  return (
    <div {...navigation.listProps}>
      {items.map(({ id, row, ratePaise, plannedFrom, lastRatePaise, origin, codeProblem }, at) => (
        <div key={id} className={`list-row ${classes.item}`} {...navigation.rowProps(at)}>
          <span className="small dim clip">{row.code}</span>
          <span className="clip">
            {row.name} <span className="small dim">{row.localName}</span>{' '}
            {codeProblem && <Chip tone="amber">{t(`catalogue.codeMark_${codeProblem}`)}</Chip>}
          </span>
          <span className={`small clip ${classes.wide}`}>{t(`catalogue.category_${row.category}`)}</span>
          <span className={`small dim clip ${classes.wide}`}>{t(`catalogue.tax_${row.taxClass}`)}</span>
          <span className="right numeric">
            {plannedFrom && <Chip>{shortDay(plannedFrom, language)}</Chip>}{' '}
            {priceWord(origin === 'learned' ? lastRatePaise : ratePaise) ?? (
              <Chip tone="amber">{t('catalogue.noPrice')}</Chip>
            )}
          </span>
        </div>
      ))}
    </div>
  );
}

function countsOf({ total, unpriced }: { total: number; unpriced: number }) {
  return { total, unpriced };
}

function priceWord(ratePaise: number | null): string | null {
  return ratePaise === null ? null : `₹${formatPaise(ratePaise)}`;
}
