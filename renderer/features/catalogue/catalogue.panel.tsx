import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import classes from './catalogue.module.css';
import { PriceListsPanel } from './price-lists.panel.tsx';
import { ServicesPanel } from './services.panel.tsx';
import { TaxRatesPanel } from './tax-rates.panel.tsx';

const TABS = ['services', 'lists', 'taxRates'] as const;
type Tab = (typeof TABS)[number];

/** What the clinic does and what it asks for it: services, price lists, tax rates. */
export function CataloguePanel() {
  const t = useTranslation();
  const [tab, setTab] = useState<Tab>('services');
  useKeys(
    TABS.map((one, at) => ({ keys: String(at + 1), label: t(`catalogue.${one}`), run: () => setTab(one) })),
  );
  return (
    <section className={classes.panel} aria-label={t('catalogue.title')}>
      <div className="row apart">
        <h1 className="title">{t('catalogue.title')}</h1>
        <SegmentedControl
          aria-label={t('catalogue.title')}
          value={tab}
          data={TABS.map(value => ({ value, label: t(`catalogue.${value}`) }))}
          onChange={value => setTab(value as Tab)}
        />
      </div>
      {tab === 'services' && <ServicesPanel />}
      {tab === 'lists' && <PriceListsPanel />}
      {tab === 'taxRates' && <TaxRatesPanel />}
    </section>
  );
}
