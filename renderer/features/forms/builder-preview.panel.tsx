import { useState } from 'react';
import type { DraftForm } from '#shared/features/forms/form.schema.ts';
import type { FormFacts, Values } from '#shared/features/forms/section.rules.ts';
import { valueWords, wordIn } from '#shared/features/forms/section-print.rules.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import classes from './builder.module.css';
import { type DraftAct, PRINT_PAGES, type PrintPage } from './form-draft.ts';
import { SectionPanel } from './section.panel.tsx';

type BuilderPreviewProps = { form: DraftForm; act: (one: DraftAct) => void };

/** The form as the doctor will see it, to be tried out, and what of it prints, in its order. */
export function BuilderPreview({ form, act }: BuilderPreviewProps) {
  const { t } = useLanguage();
  const { today } = useClinicDay();
  const [values, setValues] = useState<Values>({});
  const facts: FormFacts = { today, birthOn: '1994-03-02', weightKg: 62, heightCm: 160 };
  const definition = { ...form, version: 1 };
  return (
    <section className={classes.preview} aria-label={t('forms.preview')}>
      <SectionPanel
        definition={definition}
        values={values}
        facts={facts}
        last={undefined}
        onChange={setValues}
        onNext={() => {}}
      />
      {PRINT_PAGES.map(page => (
        <PrintOrder key={page} form={form} page={page} values={values} act={act} />
      ))}
    </section>
  );
}

type PrintOrderProps = BuilderPreviewProps & { page: PrintPage; values: Values };

function PrintOrder({ form, page, values, act }: PrintOrderProps) {
  const { t, language } = useLanguage();
  return (
    <div className="column">
      <h3 className="small-title">
        {t(page === 'slip' ? 'forms.printsOnSlip' : 'forms.printsOnPrescription')}
      </h3>
      {form.print[page].length === 0 && <span className="small dim">{t('forms.printsNothing')}</span>}
      <ol className={classes.printed}>
        {form.print[page].map(({ field: id, label }, at) => {
          const field = form.fields.find(one => one.id === id);
          const word = field ? wordIn(label ?? field.label, language) : id;
          return (
            <li key={id} className="row">
              <span className="small dim">{word}</span>
              <span className="small grow">{field && valueWords(field, values, language)}</span>
              {([-1, 1] as const).map(by => (
                <button
                  key={by}
                  type="button"
                  className={classes.step}
                  aria-label={`${word}: ${t(by === -1 ? 'forms.moveUp' : 'forms.moveDown')}`}
                  onClick={() => act({ kind: 'movePrinted', page, at, by })}
                >
                  {by === -1 ? '↑' : '↓'}
                </button>
              ))}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
