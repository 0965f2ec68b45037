import { Button } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Growth, GrowthChart } from '#shared/features/measures/growth.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { EmptyState } from '../../ui/panel.tsx';
import { printPdf } from '../../ui/pdf.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toasts.tsx';
import { BirthGestation } from './birth-gestation.field.tsx';
import { GrowthDrawing } from './growth-drawing.tsx';
import { GrowthPointsTable } from './growth-points.table.tsx';
import { indicatorWord, pointWords } from './growth-words.ts';
import { WalkedChart } from './walked-chart.tsx';

type GrowthPanelProps = { patientId: number; growth: Growth };

/** One growth chart at a time (RX-21); without an imported table, what to bring and where. */
export function GrowthPanel({ patientId, growth }: GrowthPanelProps) {
  const { t } = useLanguage();
  const open = useOpen();
  const person = usePerson();
  if (!growth.hasTables) {
    const action = { label: t('measures.toLists'), run: () => open.settings('growthTables') };
    return (
      <EmptyState
        title={t('measures.noGrowthTable')}
        hint={t('measures.noGrowthTableHint')}
        {...(person.may('lists:change') ? { action } : {})}
      />
    );
  }
  const [first] = growth.charts;
  if (!first) return <EmptyState title={t('measures.noCurvesForSex')} />;
  return (
    <>
      <GrowthCharts patientId={patientId} charts={growth.charts} first={first} />
      <BirthGestation patientId={patientId} gestationDays={growth.gestationAtBirthDays} />
    </>
  );
}

type ChartsProps = { patientId: number; charts: readonly GrowthChart[]; first: GrowthChart };

function GrowthCharts({ patientId, charts, first }: ChartsProps) {
  const { t, language } = useLanguage();
  const [place, setPlace] = useState(0);
  const [point, setPoint] = useState<number | null>(null);
  const printing = useWrite(contract.encounters.printGrowth);
  const chart = charts[place] ?? first;
  const index = point ?? Math.max(0, chart.points.length - 1);
  const standing = chart.points[index];
  const words = standing ? pointWords(t, language, standing, chart.indicator) : t('measures.nothingOnChart');

  async function print(): Promise<void> {
    const { standard, indicator } = chart;
    const page = await printing.call({ patientId, standard, indicator });
    void printPdf(page.pdf);
    toast(t('measures.chartPrinted'));
  }
  // What is refused is said by the notice, from the write's own error.
  const send = () => void print().catch(() => undefined);
  useKeys([{ keys: 'F8', label: t('common.print'), run: send }]);

  const title = indicatorWord(t, chart.indicator);
  const version = t('measures.standardVersion', { standard: chart.standard, version: chart.version });
  return (
    <>
      <div className="row apart">
        <div className="column">
          <span className="small-title">{title}</span>
          <span className="tiny dim">
            {[version, t('measures.pointOf', { at: place + 1, count: charts.length })].join(' · ')}
          </span>
        </div>
        <Button
          variant="default"
          size="compact-sm"
          onClick={send}
          aria-busy={printing.pending}
          rightSection={<KeyHint keys="F8" />}
        >
          {t('common.print')}
        </Button>
      </div>
      <WalkedChart
        label={`${title}, ${version}`}
        count={chart.points.length}
        index={index}
        words={words}
        onIndex={setPoint}
        onOther={by => {
          setPlace((place + by + charts.length) % charts.length);
          setPoint(null);
        }}
      >
        <GrowthDrawing chart={chart} index={index} />
      </WalkedChart>
      <ProblemNotice error={printing.error} onRetry={send} />
      <GrowthPointsTable chart={chart} />
      <span className="tiny dim">
        {[
          t('measures.source', { source: chart.source }),
          chart.indicator === 'height_for_age_cm' ? '' : t('measures.restricted'),
          chart.isSure ? '' : t('measures.unsureTable'),
        ]
          .filter(Boolean)
          .join(' ')}
      </span>
    </>
  );
}
