import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ReportOpens } from '#shared/features/registers/register.schema.ts';
import { REPORT_NAMES, REPORTS, type ReportName } from '#shared/features/registers/report-list.ts';
import { REPORT_GROUPS } from '#shared/features/registers/report-plan.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { EmptyState } from '../../ui/panel.tsx';
import { AccountantsPack } from './accountants-pack.view.tsx';
import classes from './registers.module.css';
import { DrilledReport, type Kept, ReportView } from './report.view.tsx';
import { ReportList } from './report-list.panel.tsx';

type Drilled = Extract<ReportOpens, { kind: 'report' }>['ask'];

const LISTED: readonly ReportName[] = REPORT_GROUPS.flatMap(group =>
  REPORT_NAMES.filter(name => REPORTS[name].group === group && !REPORTS[name].isDetail),
);

/** Every report of the clinic in one place: a list that typing narrows, and the report beside it. */
export function RegistersScreen() {
  const { t } = useLanguage();
  const open = useOpen();
  const person = usePerson();
  const mine = LISTED.filter(name => person.may(REPORTS[name].permission));
  const [report, setReport] = useState<ReportName | undefined>(mine[0]);
  const [drilled, setDrilled] = useState<Drilled | null>(null);
  // What was chosen in each report, for whoever comes back to it.
  const [kept, setKept] = useState<Partial<Record<ReportName, Kept>>>({});
  const [isPack, setIsPack] = useState(false);
  const mayPack = person.may('accounts:export');
  const screen = useRef<HTMLDivElement>(null);

  function choose(name: ReportName): void {
    setReport(name);
    setDrilled(null);
    setIsPack(false);
  }

  function openRow(opens: ReportOpens | null | undefined): void {
    if (!opens) return;
    if (opens.kind === 'report') setDrilled(opens.ask);
    else if (opens.kind === 'patient') open.patient(opens.id);
    else if (opens.kind === 'visit') open.visit(opens.id);
    else open.issuedBill(opens.id);
  }

  function focusOn(selector: string): void {
    screen.current?.querySelector<HTMLElement>(selector)?.focus();
  }

  const enter = () => focusOn('section [role=grid]');
  useKeys([
    { keys: 'K', label: t('registers.pack'), run: () => setIsPack(true), isOff: !mayPack || isPack },
    { keys: '←', label: t('registers.choose'), run: () => focusOn('aside [role=listbox]'), onStrip: false },
    { keys: '→', label: t('registers.enter'), run: enter, onStrip: false },
  ]);

  return (
    <div className={classes.screen} ref={screen}>
      <ReportList
        names={mine}
        shown={report}
        onChoose={choose}
        onEnter={enter}
        foot={
          mayPack && (
            <Button variant="default" rightSection={<KeyHint keys="K" />} onClick={() => setIsPack(true)}>
              {t('registers.pack')}
            </Button>
          )
        }
      />
      <section className={classes.main}>
        {isPack && <AccountantsPack onBack={() => setIsPack(false)} />}
        {!isPack && report && !drilled && (
          <ReportView
            key={report}
            report={report}
            kept={kept[report]}
            onKeep={one => setKept({ ...kept, [report]: one })}
            onOpen={openRow}
          />
        )}
        {!isPack && report && drilled && (
          <DrilledReport ask={drilled} from={report} onOpen={openRow} onBack={() => setDrilled(null)} />
        )}
        {!isPack && !report && <EmptyState title={t('registers.noneFound')} />}
      </section>
    </div>
  );
}
