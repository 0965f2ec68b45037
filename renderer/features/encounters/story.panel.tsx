import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { PastVisit, VisitView } from '#shared/features/encounters/encounter.schema.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { ExportFold } from '../../ui/export-fold.tsx';
import { dayWords } from './follow-up.ts';
import { Sparkline } from './sparkline.tsx';
import { TakingNow } from './taking-now.panel.tsx';
import { trendsOf } from './trend.ts';
import classes from './visit.module.css';
import type { WrittenNote } from './visit-sides.tsx';

type StoryPanelProps = { visit: VisitView; note?: WrittenNote };

/** Left of the note: how the readings went, what happened before, what is taken now. */
export function StoryPanel({ visit, note }: StoryPanelProps) {
  const { t, language } = useLanguage();
  const { today, zone } = useClinicDay();
  const trends = trendsOf(t, visit.vitalsTrend, { language, today, zone });
  const isNew = trends.length === 0 && visit.story.length === 0;
  return (
    <aside className={classes.story} aria-label={t('encounters.story')}>
      {isNew && (
        <div className="column">
          <span className="small-title">{t('encounters.firstVisit')}</span>
          <span className="tiny dim">{t('encounters.firstVisitHint')}</span>
        </div>
      )}
      {trends.length > 0 && (
        <section className={classes.trends} aria-label={t('encounters.trend')}>
          <h2 className="small-title">{t('encounters.trendOf', { count: visit.vitalsTrend.length })}</h2>
          {trends.map(({ id, label, value, before, points, flag }) => (
            <div key={id} className={classes.trend}>
              <div className="column">
                <span className="tiny dim">{label}</span>
                <span className={`strong ${flag ? (flag.startsWith('critical') ? 'danger' : 'amber') : ''}`}>
                  {value}
                </span>
                <span className="tiny dim">{before}</span>
              </div>
              <Sparkline points={points} isFlagged={flag !== undefined} />
            </div>
          ))}
        </section>
      )}
      {trends.length > 0 && visit.story.length > 0 && <hr />}
      {visit.story.length > 0 && (
        <section className={classes.past}>
          <h2 className="small-title">{t('encounters.story')}</h2>
          <ol>
            {visit.story.map((past, at) => (
              <PastVisitRow key={past.visitId} past={past} isNewest={at === 0} />
            ))}
          </ol>
          <ExportFold
            procedure={contract.encounters.exportStory}
            input={{ patientId: visit.banner.patient.id }}
            foldKey="Alt H"
            isNarrow
          />
        </section>
      )}
      <TakingNow visit={visit} note={note} />
    </aside>
  );
}

function PastVisitRow({ past, isNewest }: { past: PastVisit; isNewest: boolean }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const [isOpen, setIsOpen] = useState(false);
  const count = past.medicines.length;
  const medicines =
    count === 0 ? '' : t(count === 1 ? 'encounters.oneMedicine' : 'encounters.medicines', { count });
  return (
    <li className={classes.pastVisit} data-newest={isNewest || undefined}>
      <button
        type="button"
        className={classes.pastButton}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        {past.isVoid && <span className="tiny danger strong">{t('encounters.isVoid')}</span>}
        <span className={isOpen ? 'small strong' : 'small strong clip'} data-void={past.isVoid || undefined}>
          {past.diagnoses.join(', ') || t('encounters.noDiagnosis')}
        </span>
        <span className="tiny dim clip">
          {[dayWords(past.onDate, { language, today }), medicines].filter(Boolean).join(' · ')}
        </span>
      </button>
      {isOpen && (
        <div className={classes.pastMore}>
          <span className="dim">{past.doctorName}</span>
          {past.medicines.map(medicine => (
            <span key={medicine}>{medicine}</span>
          ))}
        </div>
      )}
    </li>
  );
}
