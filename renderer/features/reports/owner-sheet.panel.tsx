import { Button } from '@mantine/core';
import { contract } from '#shared/contract/index.ts';
import { type OwnerGroup, ownerGroups } from '#shared/features/reports/owner-sheet.lines.ts';
import type { OwnerSheet } from '#shared/features/reports/owner-sheet.schema.ts';
import { ownerSheetText } from '#shared/features/reports/owner-sheet.text.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { openWhatsapp } from '../../app/whatsapp.ts';
import { useDateRange } from '../../ui/date-range.tsx';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { Skeletons } from '../../ui/panel.tsx';
import { printPdf } from '../../ui/pdf.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toasts.tsx';
import { copyText } from '../appointments/copy-text.ts';
import { FortnightChart } from './owner-sheet.chart.tsx';
import classes from './owner-sheet.module.css';

/** The day, or up to a month, as its owner asks for it (REP-1): to read, to print and to send on. */
export function OwnerSheetPanel({ onBack }: { onBack: () => void }) {
  const { t, language } = useLanguage();
  const { clinicName } = useClinicDay();
  const range = useDateRange({ first: 'today', names: ['today', 'yesterday', 'month', 'lastMonth'] });
  const days = { fromDate: range.fromDate, toDate: range.toDate };
  const reading = useRead(contract.reports.ownerSheet, days, { keepPrevious: true });
  const printing = useWrite(contract.reports.printOwnerSheet);
  const sheet = reading.answer;

  const text = sheet && ownerSheetText(sheet, { t, clinicName, days: range.inWords });
  function copy(): void {
    if (!text) return;
    const isCopied = copyText(text);
    toast(t(isCopied ? 'reports.sheetCopied' : 'reports.sheetNotCopied'));
  }
  function print(): void {
    printing.call({ ...days, language }).then(
      ({ pdf }) => void printPdf(pdf),
      () => undefined, // Said by the notice.
    );
  }
  useKeys([
    { keys: 'F8', label: t('reports.sheetPrint'), run: print, isOff: !sheet },
    { keys: 'W', label: t('reports.sheetCopy'), run: copy, isOff: !sheet },
    {
      keys: 'Shift W',
      label: t('reports.sheetWhatsapp'),
      run: () => text && openWhatsapp(text),
      isOff: !sheet,
    },
    { keys: 'Esc', label: t('reports.sheetBack'), run: onBack },
  ]);
  return (
    <div className={classes.screen}>
      <div className={classes.head}>
        <div className="row apart">
          <h1 className="title">{t('reports.sheetTitle')}</h1>
          <div className="row">
            <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onBack}>
              {t('reports.sheetBack')}
            </Button>
            <Button variant="default" disabled={!sheet} rightSection={<KeyHint keys="W" />} onClick={copy}>
              {t('reports.sheetCopy')}
            </Button>
            <Button
              variant="default"
              disabled={!text}
              rightSection={<KeyHint keys="Shift W" />}
              onClick={() => text && openWhatsapp(text)}
            >
              {t('reports.sheetWhatsapp')}
            </Button>
            <Button
              disabled={!sheet}
              aria-busy={printing.pending}
              rightSection={<KeyHint keys="F8" />}
              onClick={print}
            >
              {t('reports.sheetPrint')}
            </Button>
          </div>
        </div>
        <div className="row apart">
          {range.bar}
          <ExportButtons
            procedure={contract.reports.exportOwnerSheet}
            input={days}
            keys={{ print: 'Alt P' }}
            isOff={!sheet}
            isBeside
          />
        </div>
        <ProblemNotice error={printing.error} onRetry={print} />
        <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      </div>
      {reading.isWaiting && <Skeletons rows={8} label={t('common.loading')} />}
      {sheet && <SheetFigures sheet={sheet} />}
    </div>
  );
}

function SheetFigures({ sheet }: { sheet: OwnerSheet }) {
  const { t } = useLanguage();
  const { comparedCount: count } = sheet;
  return (
    <div className={classes.body}>
      <section className={classes.column} aria-label={t('reports.sheetTitle')}>
        <div className={classes.groups}>
          {ownerGroups(sheet, t).map(group => (
            <GroupTable key={group.title} group={group} />
          ))}
        </div>
        <span className="small dim">
          {count > 0 ? t('reports.sheetCompared', { count }) : t('reports.sheetNotCompared')}
        </span>
      </section>
      <section className={`${classes.column} ${classes.ruled}`} aria-label={t('reports.sheetFortnight')}>
        <h2 className="title">{t('reports.sheetFortnight')}</h2>
        <FortnightChart fortnight={sheet.fortnight} />
        <TopTable
          title={t('reports.sheetServices')}
          rows={sheet.services.map(({ name, quantity, amountPaise }) => [name, quantity, amountPaise])}
        />
        <TopTable
          title={t('reports.byDoctor')}
          rows={sheet.doctors.map(({ name, visits, collectedPaise }) => [name, visits, collectedPaise])}
        />
        {!sheet.isClosed && <span className="small amber">{t('reports.sheetNotClosed')}</span>}
      </section>
    </div>
  );
}

function GroupTable({ group: { title, lines } }: { group: OwnerGroup }) {
  const { t } = useLanguage();
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{title}</th>
          <th className="numeric">{t('reports.sheetNow')}</th>
          <th className="numeric">{t('reports.sheetUsual')}</th>
          <th className={`numeric ${classes.change}`}>{t('reports.sheetChange')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ label, now, usual, change, isStrong }) => (
          <tr key={label}>
            <td className={isStrong ? 'strong' : ''}>{label}</td>
            <td className={isStrong ? 'numeric strong' : 'numeric'}>{now}</td>
            <td className="numeric dim">{usual}</td>
            <td className="numeric">{change}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function TopTable({ title, rows }: { title: string; rows: readonly (readonly [string, number, number])[] }) {
  const { t } = useLanguage();
  return (
    <div>
      <h2 className="title">{title}</h2>
      {rows.length === 0 ? (
        <span className="small dim">{t('reports.noMoneyYet')}</span>
      ) : (
        <table className={`table ${classes.tops}`}>
          <thead className="visually-hidden">
            <tr>
              <th>{title}</th>
              <th>{t('reports.count')}</th>
              <th>{t('reports.amount')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, count, paise]) => (
              <tr key={name}>
                <td>{name}</td>
                <td className="numeric dim">{count}</td>
                <td className="numeric strong">{formatRupees(paise)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
