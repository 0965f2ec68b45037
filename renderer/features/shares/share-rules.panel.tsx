import { type ReactNode, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { DoctorRules } from '#shared/features/shares/share.schema.ts';
import { matchInWords, rateOfRule } from '#shared/features/shares/share-books.grid.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { EmptyState, Panel, PanelAction, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { DoctorTaxForm } from './doctor-tax.form.tsx';
import { NewRuleForm } from './new-rule.form.tsx';
import { noRulesWords } from './no-rules-words.ts';
import classes from './shares.module.css';

/** What a doctor gets of what, since when; a new rule and the doctor's PAN beside it. */
export function ShareRules({ doctorId, head }: { doctorId: number; head: ReactNode }) {
  const { t } = useLanguage();
  const person = usePerson();
  const mayChange = person.may('shares:change');
  const [isAdding, setAdding] = useState(false);
  const reading = useRead(contract.shares.rules, { doctorId });
  const record = reading.answer;
  const add = { keys: 'N', label: t('shares.addRule'), run: () => setAdding(true) };
  useKeys([{ ...add, isOff: !mayChange || isAdding }]);
  return (
    <div className={mayChange ? classes.pair : classes.room}>
      <section className={classes.main} aria-label={t('shares.rules')}>
        {head}
        <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
        {reading.isWaiting && <Skeletons rows={6} label={t('common.loading')} />}
        {record && record.rules.length > 0 && (
          <div className="row">
            <ExportButtons procedure={contract.shares.exportRules} input={{ doctorId }} isBeside />
          </div>
        )}
        {record?.rules.length === 0 ? (
          <EmptyState
            {...noRulesWords(doctorId, person, t)}
            {...(mayChange && !isAdding ? { action: add } : {})}
          />
        ) : (
          record && <Rules record={record} />
        )}
      </section>
      {mayChange && record && (
        <Panel label={t('shares.tabRules')} isSunk>
          {isAdding ? (
            <NewRuleForm doctorId={doctorId} onDone={() => setAdding(false)} />
          ) : (
            <div className={classes.side}>
              <PanelAction keys="N" onClick={add.run}>
                {add.label}
              </PanelAction>
              <hr />
              <DoctorTaxForm key={record.tax.version} doctorId={doctorId} tax={record.tax} />
            </div>
          )}
        </Panel>
      )}
    </div>
  );
}

function Rules({ record }: { record: DoctorRules }) {
  const { t, language } = useLanguage();
  return (
    <>
      <ul className={`${classes.scroll} ${classes.plain}`} aria-label={t('shares.rules')}>
        {record.rules.map(rule => (
          <li
            key={rule.id}
            className={`list-row ${classes.entry} ${classes.rule}`}
            data-past={rule.standing === 'past' || undefined}
          >
            <span className="column">
              <span className="strong clip">{matchInWords(rule, t)}</span>
              <span className="tiny dim clip">{[rule.note, rule.byName].filter(Boolean).join(' · ')}</span>
            </span>
            <span className="numeric strong right">{rateOfRule(rule, t)}</span>
            <span className="small dim">
              {t(rule.basis === 'billed' ? 'shares.basisBilled' : 'shares.basisCollected')}
            </span>
            <span className="small no-wrap">{longDay(rule.validFrom, language)}</span>
            <span>
              {rule.standing === 'past' ? (
                <span className="small dim">{t('shares.standing_past')}</span>
              ) : (
                <Chip tone={rule.standing === 'inForce' ? 'accent' : 'quiet'}>
                  {t(`shares.standing_${rule.standing}` as WordKey)}
                </Chip>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className="small dim">{t('shares.ruleOrder')}</p>
    </>
  );
}
