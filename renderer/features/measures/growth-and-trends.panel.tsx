import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { ExportFold } from '../../ui/export-fold.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SideHead } from '../patients/side-head.tsx';
import { GrowthPanel } from './growth.panel.tsx';
import classes from './measures.module.css';
import { TrendsPanel } from './trends.panel.tsx';

type PanelProps = { patientId: number; onDone: () => void };
type Part = 'growth' | 'trends';

/** A child's growth and everybody's readings over time, one part at a time. */
export function GrowthAndTrendsPanel({ patientId, onDone }: PanelProps) {
  const t = useTranslation();
  const [asked, setAsked] = useState<Part | null>(null);
  const growth = useRead(contract.encounters.growth, { patientId });
  const trends = useRead(contract.encounters.trends, { patientId });
  const isChild = growth.answer?.isChild ?? false;
  const part: Part = asked ?? (isChild ? 'growth' : 'trends');
  const other: Part = part === 'growth' ? 'trends' : 'growth';
  useKeys([
    { keys: 'Alt G', label: t(`measures.${other}`), run: () => setAsked(other), isOff: !isChild },
    { keys: 'Esc', label: t('common.close'), run: onDone },
  ]);
  const isWaiting = growth.isWaiting || trends.isWaiting;
  return (
    <section className={classes.panel} aria-label={t('measures.growthAndTrends')}>
      <SideHead title={t('measures.growthAndTrends')} onDone={onDone} />
      {isChild && (
        <div className={classes.switch}>
          {(['growth', 'trends'] as const).map(each => (
            <button key={each} type="button" aria-pressed={each === part} onClick={() => setAsked(each)}>
              {t(`measures.${each}`)}
            </button>
          ))}
          <KeyHint keys="Alt G" />
        </div>
      )}
      {isWaiting && <Skeletons rows={6} label={t('common.loading')} />}
      <ProblemNotice error={growth.error} onRetry={() => void growth.refetch()} />
      <ProblemNotice error={trends.error} onRetry={() => void trends.refetch()} />
      {growth.answer && trends.answer && part === 'growth' && (
        <GrowthPanel patientId={patientId} growth={growth.answer} />
      )}
      {growth.answer && trends.answer && part === 'trends' && (
        <>
          <TrendsPanel trends={trends.answer} />
          {trends.answer.series.length > 0 && (
            <ExportFold procedure={contract.encounters.exportTrends} input={{ patientId }} isNarrow />
          )}
        </>
      )}
    </section>
  );
}
