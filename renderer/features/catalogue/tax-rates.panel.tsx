import { Button } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { conditionWords, rateWord } from '#shared/features/catalogue/catalogue-words.ts';
import { inOrderOfClasses } from '#shared/features/catalogue/prices.grid.ts';
import type { ShownTaxRate } from '#shared/features/catalogue/tax.schema.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './catalogue.module.css';
import { TaxRateForm } from './tax-rate-form.panel.tsx';

/** The rates of every day with the notification that set them; old rows are never changed. */
export function TaxRatesPanel() {
  const { t } = useLanguage();
  const mayChange = usePerson().may('catalogue:change');
  const reading = useRead(contract.catalogue.taxRates, {});
  const [isAdding, setIsAdding] = useState(false);
  const add = () => setIsAdding(true);
  useKeys([{ keys: '+', label: t('catalogue.addRate'), run: add, isOff: isAdding || !mayChange }]);
  return (
    <>
      <div className={classes.bar}>
        <span className="small dim grow">{t('catalogue.ratesAbout')}</span>
        {!isAdding && (
          <ExportButtons
            procedure={contract.catalogue.exportTaxRates}
            input={{}}
            isOff={!reading.answer}
            isBeside
          />
        )}
        {mayChange && (
          <Button rightSection={<KeyHint keys="+" />} onClick={add}>
            {t('catalogue.addRate')}
          </Button>
        )}
      </div>
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      <div className={classes.columns} data-open={isAdding || undefined}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys */}
        <section className={classes.rows} aria-label={t('catalogue.taxRates')} tabIndex={0}>
          {reading.isWaiting && <Skeletons label={t('common.loading')} />}
          {reading.answer && <Rates rates={reading.answer} />}
        </section>
        {isAdding && <TaxRateForm onDone={() => setIsAdding(false)} />}
      </div>
    </>
  );
}

function Rates({ rates }: { rates: readonly ShownTaxRate[] }) {
  const { t, language } = useLanguage();
  const inOrder = inOrderOfClasses(rates);
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t('catalogue.taxClass')}</th>
          <th>{t('catalogue.from')}</th>
          <th className="right">{t('catalogue.rate')}</th>
          <th>{t('catalogue.source')}</th>
        </tr>
      </thead>
      <tbody>
        {inOrder.map((rate, at) => (
          <tr key={rate.id} className={rate.standing === 'past' ? 'dim' : undefined}>
            <td className="strong">
              {inOrder[at - 1]?.taxClass === rate.taxClass ? '' : t(`catalogue.tax_${rate.taxClass}`)}
            </td>
            <td className="no-wrap">
              {longDay(rate.validFrom, language)}{' '}
              {rate.standing === 'planned' && <Chip>{t('catalogue.planned')}</Chip>}
            </td>
            <td className="right no-wrap">{rateWord(t, rate)}</td>
            <td>
              {conditionWords(t, rate) && <div className="small">{conditionWords(t, rate)}</div>}
              <div className={classes.source}>
                {[rate.source, rate.addedByName].filter(Boolean).join(' · ')}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
