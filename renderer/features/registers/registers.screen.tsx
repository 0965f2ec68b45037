import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { ReportOpens } from '#shared/features/registers/register.schema.ts';
import { REPORT_NAMES, REPORTS, type ReportName } from '#shared/features/registers/report-list.ts';
import { REPORT_GROUPS } from '#shared/features/registers/report-plan.ts';
import type { SavedView } from '#shared/features/registers/saved-view.schema.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { EmptyState } from '../../ui/panel.tsx';
import { AccountantsPack } from './accountants-pack.view.tsx';
import type { Move, RegistersPlace } from './place.ts';
import classes from './registers.module.css';
import { DrilledReport, ReportView } from './report.view.tsx';
import { ReportList } from './report-list.panel.tsx';
import { SaveView } from './save-view.form.tsx';
import { SavedViews } from './saved-views.panel.tsx';

const LISTED: readonly ReportName[] = REPORT_GROUPS.flatMap(group =>
  REPORT_NAMES.filter(name => REPORTS[name].group === group && !REPORTS[name].isDetail),
);

type RegistersProps = { place: RegistersPlace; onMove: Move };

/** Every report of the clinic in one place: a list that typing narrows, and the report beside it. */
export function RegistersScreen({ place, onMove }: RegistersProps) {
  const { t } = useLanguage();
  const open = useOpen();
  const person = usePerson();
  const mine = LISTED.filter(name => person.may(REPORTS[name].permission));
  const report = mine.find(name => name === place.report) ?? mine[0];
  const drilled = place.drill?.at(-1);
  // What was chosen in each report, for whoever comes back to it.
  const kept = useRef<Partial<Record<ReportName, RegistersPlace>>>({});
  const [isPack, setIsPack] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  // Another one of the same report begins anew.
  const [opening, setOpening] = useState(0);
  const views = useRead(contract.registers.views, {});
  const mayPack = person.may('accounts:export');
  const screen = useRef<HTMLDivElement>(null);

  function show(next: RegistersPlace): void {
    if (next.report) kept.current[next.report] = next;
    onMove(next, 'replace');
  }

  function choose(name: ReportName): void {
    show(kept.current[name] ?? { report: name });
    setIsPack(false);
    setIsSaving(false);
  }

  function openView({ viewId, report, range, options }: SavedView): void {
    show({ report, options, view: viewId, ...(range && { range }) });
    setOpening(opening + 1);
    setIsPack(false);
    setIsSaving(false);
  }

  function openRow(opens: ReportOpens | null | undefined): void {
    if (!opens) return;
    const drill = [...(place.drill ?? []), ...(opens.kind === 'report' ? [opens.ask] : [])];
    if (opens.kind === 'report') onMove({ ...place, report, drill }, 'push');
    else if (opens.kind === 'patient') open.patient(opens.id);
    else if (opens.kind === 'visit') open.visit(opens.id);
    else if (opens.kind === 'drawer') open.drawer(opens.id);
    else open.issuedBill(opens.id);
  }

  function goBack(): void {
    const drill = place.drill?.slice(0, -1) ?? [];
    onMove({ ...place, drill: drill.length > 0 ? drill : undefined }, 'back');
  }

  function focusOn(selector: string): void {
    screen.current?.querySelector<HTMLElement>(selector)?.focus();
  }

  const enter = () => focusOn('section [role=grid]');
  const maySave = report !== undefined && !drilled && !isPack;
  useKeys([
    {
      ...{ keys: 'Ctrl S', label: t('registers.saveView'), isOff: !maySave || isSaving },
      run: () => setIsSaving(true),
    },
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
        head={<SavedViews views={views.answer ?? []} shown={place.view} onOpen={openView} />}
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
            key={`${report} ${opening}`}
            {...{ report, place }}
            onChange={next => show({ ...next, report })}
            onOpen={openRow}
          >
            {isSaving && (
              <SaveView
                key={`${report} ${place.view}`}
                view={{ report, range: place.range ?? null, options: { ...place.options } }}
                opened={views.answer?.find(({ viewId }) => viewId === place.view)}
                suggested={t(REPORTS[report].word)}
                onSaved={viewId => {
                  setIsSaving(false);
                  show({ ...place, report, view: viewId });
                }}
                onClose={() => setIsSaving(false)}
              />
            )}
          </ReportView>
        )}
        {!isPack && report && drilled && (
          <DrilledReport
            key={place.drill?.length}
            ask={drilled}
            from={place.drill?.at(-2)?.report ?? report}
            onOpen={openRow}
            onBack={goBack}
          />
        )}
        {!isPack && !report && <EmptyState title={t('registers.noneFound')} />}
      </section>
    </div>
  );
}
