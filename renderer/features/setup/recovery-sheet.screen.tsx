import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconCheck, IconPrinter } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { formatDate } from '#shared/kernel/local-date.ts';
import { useWrite } from '../../api/hooks.ts';
import { isRefusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { useClinicDay, useSession } from '../../app/session.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ShownAtFieldsOf } from '../../ui/form.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { printPdf } from '../../ui/pdf.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { PARTS } from './new-clinic-form.ts';
import classes from './setup.module.css';
import { SetupFrame } from './setup-frame.tsx';

const GROUPS = 9;

/** The sheet's face without its code, which belongs on paper only. */
function SheetFace() {
  const t = useTranslation();
  const { clinicName, today } = useClinicDay();
  return (
    <>
      <div className={classes.deskWords}>
        <span>{t('setup.sheetPageSize')}</span>
        <span>{t('setup.sheetOnPaperOnly')}</span>
      </div>
      <div className={classes.page}>
        <div className={classes.pageColumns}>
          <span className={classes.pageTitle}>{t('setup.partSheet')}</span>
          <span>{formatDate(today)}</span>
        </div>
        <div>{clinicName}</div>
        <div className={classes.pageRule} />
        <div className={classes.bars}>
          {Array.from({ length: GROUPS }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nine bars that never move.
            <span key={index} className={classes.bar}>
              <span className={classes.pageFaint}>{index + 1}</span>
              <i />
            </span>
          ))}
        </div>
        <div className={classes.pageThin} />
        <div className={classes.pageColumns}>
          <div className={classes.qr}>QR</div>
          <p className="grow">{t('setup.recoverAbout')}</p>
        </div>
      </div>
    </>
  );
}

type Sheet = { pdf: string; askGroups: number[] };

/** Ends set-up: print the sheet, type back three groups of its code, put it away. */
export function RecoverySheetScreen() {
  const t = useTranslation();
  const { refresh, status, session } = useSession();
  const make = useWrite(contract.setup.recoverySheet);
  const confirm = useWrite(contract.setup.confirmRecoverySheet);
  const [sheet, setSheet] = useState<Sheet>();
  const [typed, setTyped] = useState<Record<number, string>>({});
  const [wrong, setWrong] = useState<readonly number[]>([]);
  const [isKept, setIsKept] = useState(false);
  useKeys([
    { keys: 'Tab', label: t('setup.nextField') },
    { keys: 'F8', label: t('setup.sheetPrint'), run: () => void print() },
  ]);

  async function print(): Promise<void> {
    if (sheet) return printPdf(sheet.pdf);
    try {
      const made = await make.call({});
      setSheet(made);
      await printPdf(made.pdf);
    } catch {
      // The notice below the button says why.
    }
  }

  const asked = sheet?.askGroups ?? [];
  const areTyped = sheet !== undefined && asked.every(group => (typed[group] ?? '').trim() !== '');
  const remaining = [
    ...(sheet ? [] : [t('setup.sheetRemainPrint')]),
    ...(areTyped ? [] : [t('setup.sheetRemainGroups')]),
    ...(isKept ? [] : [t('setup.sheetRemainKept')]),
  ];

  async function prove(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (remaining.length > 0) return;
    try {
      await confirm.call({ answers: asked.map(group => ({ group, text: typed[group] ?? '' })) });
      await refresh();
    } catch (thrown) {
      if (isRefusal(thrown, 'GROUPS_DO_NOT_MATCH')) setWrong(thrown.data.wrongGroups as number[]);
    }
  }

  const answers: Record<string, string> = {
    clinic: status?.clinicName ?? '',
    owner: session?.fullName ?? '',
  };
  const parts = PARTS.map(part => ({
    id: part.id,
    name: t(part.word),
    answer: answers[part.id] ?? '',
    isCurrent: false,
    isDone: true,
  }));
  const current = {
    id: 'sheet',
    name: t('setup.partSheet'),
    answer: t('setup.now'),
    isCurrent: true,
    isDone: false,
  };
  return (
    <SetupFrame note={t('setup.settingUp')} parts={[...parts, current]} aside={<SheetFace />}>
      <form className={classes.form} onSubmit={event => void prove(event)} noValidate>
        <div className={classes.head}>
          <h1 className="big-title">{t('setup.sheetTitle')}</h1>
          <p className="dim">{t('setup.sheetAbout')}</p>
        </div>
        <div className="row apart">
          <Button
            variant={sheet ? 'default' : 'filled'}
            leftSection={<IconPrinter size={16} stroke={1.7} />}
            aria-busy={make.pending}
            onClick={() => void print()}
          >
            {sheet ? t('setup.sheetPrintAgain') : t('setup.sheetPrint')}
          </Button>
          {sheet ? (
            <span className={classes.done}>
              <IconCheck size={14} stroke={2.2} aria-hidden />
              {t('setup.sheetPrinted')}
            </span>
          ) : (
            <Chip tone="amber">{t('setup.sheetNotPrinted')}</Chip>
          )}
        </div>
        <ProblemNotice error={make.error} />
        <div className={classes.rule}>
          <h2 className="strong">{t('setup.sheetProve')}</h2>
          <p className="small dim">{sheet ? t('setup.sheetProveAbout') : t('setup.sheetFirstPrint')}</p>
          <div className={classes.three}>
            {asked.map(group => (
              <TextInput
                key={group}
                mt={8}
                label={t('setup.sheetGroup', { number: group })}
                value={typed[group] ?? ''}
                error={wrong.includes(group) ? t('setup.sheetWrongGroup') : false}
                autoComplete="off"
                maxLength={12}
                onChange={event => {
                  setTyped({ ...typed, [group]: event.currentTarget.value });
                  setWrong(wrong.filter(one => one !== group));
                }}
              />
            ))}
          </div>
        </div>
        <div className={classes.foot}>
          <ShownAtFieldsOf codes={['GROUPS_DO_NOT_MATCH']}>
            <ProblemNotice error={confirm.error} />
          </ShownAtFieldsOf>
          <Checkbox
            label={t('setup.sheetKeptApart')}
            checked={isKept}
            onChange={event => setIsKept(event.currentTarget.checked)}
          />
          <div className="row">
            <SaveButton busy={confirm.pending} isOff={remaining.length > 0} isLarge>
              {t('setup.sheetConfirm')}
            </SaveButton>
            {remaining.length > 0 && (
              <span className="small dim">{t('setup.sheetRemain', { what: remaining.join(', ') })}</span>
            )}
          </div>
        </div>
      </form>
    </SetupFrame>
  );
}
