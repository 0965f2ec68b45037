import { Textarea, TextInput } from '@mantine/core';
import { contract } from '#shared/contract/index.ts';
import type { LabSheet } from '#shared/features/labs/lab.schema.ts';
import { ageInShort, sexWord } from '#shared/features/patients/age-words.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { Chip } from '../../ui/chip.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { CriticalCalls } from './critical-calls.panel.tsx';
import classes from './labs.module.css';
import { ReleasePanel } from './release.panel.tsx';
import { SheetRows } from './sheet-rows.tsx';
import { type SheetRoom, useSheet } from './use-sheet.ts';

/** Results of some orders of one person: typed by the nurse, signed by the doctor. */
export function SheetPanel({ orderIds, onDone }: { orderIds: number[]; onDone: () => void }) {
  const t = useTranslation();
  const reading = useRead(contract.labs.sheet, { orderIds });
  const sheet = reading.answer;
  useKeys([{ keys: 'Esc', label: t('common.close'), run: onDone }]);
  return (
    <div className={classes.sheetScreen}>
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {reading.isWaiting && <Skeletons rows={8} label={t('common.loading')} />}
      {sheet && (
        <Sheet
          key={sheet.orders.map(({ orderId, version }) => `${orderId}.${version}`).join()}
          sheet={sheet}
        />
      )}
    </div>
  );
}

function Sheet({ sheet }: { sheet: LabSheet }) {
  const t = useTranslation();
  const person = usePerson();
  const room = useSheet(sheet);
  const isReading = !person.may('labs:enter') || sheet.orders.every(({ state }) => state === 'cancelled');
  const outside = new Set(
    sheet.orders.filter(({ place }) => place === 'outside').map(({ orderId }) => orderId),
  );
  const mayRelease =
    person.may('labs:release') && !room.isDirty && sheet.orders.some(({ state }) => state === 'entered');

  async function save(): Promise<void> {
    if (room.hasProblem) return;
    try {
      await room.save();
      toast(t('labs.saved'));
    } catch {
      // Said by the notice and at the fields.
    }
  }

  useKeys([
    { keys: 'Ctrl Enter', label: t('labs.save'), run: () => void save(), isOff: isReading || mayRelease },
  ]);
  return (
    <>
      <SheetHead sheet={sheet} />
      <CriticalCalls criticals={sheet.criticals} />
      <div className={classes.sheetBody}>
        <SheetRows room={room} isReading={isReading} outsideOrders={outside} onEnd={() => void save()} />
      </div>
      {!isReading && <SheetFields sheet={sheet} room={room} isOutside={outside.size > 0} />}
      <ProblemNotice error={room.saving.error} onRetry={() => void save()} />
      <div className={classes.acts}>
        {!isReading && !mayRelease && (
          <SaveButton
            busy={room.saving.pending}
            isOff={room.hasProblem}
            keys="Ctrl ↵"
            onClick={() => void save()}
          >
            {t('labs.save')}
          </SaveButton>
        )}
        {mayRelease && <ReleasePanel sheet={sheet} />}
        <span className="tiny dim">{t('labs.listNote', { version: sheet.listVersion })}</span>
      </div>
    </>
  );
}

function SheetHead({ sheet }: { sheet: LabSheet }) {
  const t = useTranslation();
  const open = useOpen();
  const { who, orders } = sheet;
  const sample = orders.find(({ sampleNumber }) => sampleNumber !== null)?.sampleNumber;
  const serial = orders.find(({ reportSerial }) => reportSerial !== null)?.reportSerial;
  return (
    <div className={classes.head}>
      <h1 className="title">{orders.map(({ name }) => name).join(', ')}</h1>
      <button type="button" className={classes.link} onClick={() => open.patient(who.patientId)}>
        {who.fullName}
      </button>
      <span className="small dim">
        {ageInShort(t, who, who.onDate)}, {sexWord(t, who.sex)} · {who.uhid}
      </span>
      {sample && (
        <span className="small">
          {t('labs.sample')} {sample}
        </span>
      )}
      {serial && (
        <span className="small">
          {t('labs.report')} {serial}
        </span>
      )}
      {orders.some(({ isUrgent }) => isUrgent) && <Chip tone="amber">{t('labs.urgent')}</Chip>}
    </div>
  );
}

function SheetFields({ sheet, room, isOutside }: { sheet: LabSheet; room: SheetRoom; isOutside: boolean }) {
  const t = useTranslation();
  const { typed, write } = room;
  const asksHeight =
    sheet.who.ageYears < 18 && room.rows.some(({ computedFrom }) => computedFrom?.includes('LAB050'));
  return (
    <div className={classes.sheetFields}>
      {isOutside && (
        <TextInput
          label={t('labs.labName')}
          value={typed.labName}
          maxLength={80}
          onChange={event => write({ labName: event.currentTarget.value })}
        />
      )}
      <DayInput
        name="measuredOn"
        label={t('labs.measuredOn')}
        value={typed.measuredOn || null}
        problem={undefined}
        onChange={date => write({ measuredOn: date ?? '' })}
      />
      {asksHeight && (
        <TextInput
          label={t('labs.height')}
          inputMode="decimal"
          value={typed.heightCm}
          maxLength={5}
          onChange={event => write({ heightCm: event.currentTarget.value })}
        />
      )}
      <Textarea
        className={classes.comment}
        label={t('labs.comment')}
        rows={2}
        maxLength={1000}
        value={typed.comment}
        onChange={event => write({ comment: event.currentTarget.value })}
      />
    </div>
  );
}
