import { NativeSelect } from '@mantine/core';
import { contract } from '#shared/contract/index.ts';
import { REPORTS, type ReportName } from '#shared/features/registers/report-list.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import classes from './registers.module.css';

type Chosen = Readonly<Record<string, string>>;
type ReportOptionsProps = { report: ReportName; chosen: Chosen; onChoose: (chosen: Chosen) => void };

/** Asked for only where a report is cut by them. */
function useDoctorChoices(report: ReportName): { value: string; label: string }[] {
  const enabled = REPORTS[report].options?.some(({ isOfDoctors }) => isOfDoctors) ?? false;
  const board = useRead(contract.queue.dayBoard, {}, { enabled });
  return (board.answer?.doctors ?? []).map(({ doctorId, doctorName }) => ({
    ...{ value: String(doctorId), label: doctorName },
  }));
}

/** Free of the keys of the days, the sorting and the export; no report has more choices. */
const KEYS = ['R', 'C'];

/** The choices of a report; R and C take the next value of the first and the second. */
export function ReportOptions({ report, chosen, onChoose }: ReportOptionsProps) {
  const { t } = useLanguage();
  const doctors = useDoctorChoices(report);
  const options = (REPORTS[report].options ?? []).map(({ key, word, choices, isOfDoctors }, at) => {
    const data = [
      ...choices.map(choice => ({ value: choice.value, label: t(choice.word) })),
      ...(isOfDoctors ? doctors : []),
    ];
    const value = chosen[key] ?? data[0]?.value ?? '';
    const place = data.findIndex(choice => choice.value === value);
    const next = data[(place + 1) % data.length]?.value ?? value;
    return { key, label: t(word), data, value, next, keys: KEYS[at] ?? '' };
  });
  useKeys(
    options.map(({ key, keys, label, next }) => ({
      ...{ keys, label, run: () => onChoose({ ...chosen, [key]: next }) },
    })),
  );
  if (options.length === 0) return null;
  return (
    <div className={classes.options}>
      {options.map(({ key, label, data, value, keys }) => (
        <div key={key} className={classes.option}>
          <span className="small dim">{label}</span>
          <NativeSelect
            {...{ 'aria-label': label, value, data }}
            onChange={event => onChoose({ ...chosen, [key]: event.currentTarget.value })}
          />
          <KeyHint keys={keys} />
        </div>
      ))}
    </div>
  );
}
