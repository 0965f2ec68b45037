import { NativeSelect } from '@mantine/core';
import { REPORTS, type ReportName } from '#shared/features/registers/report-list.ts';
import { useLanguage } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import classes from './registers.module.css';

type Chosen = Readonly<Record<string, string>>;
type ReportOptionsProps = { report: ReportName; chosen: Chosen; onChoose: (chosen: Chosen) => void };

/** The choices of a report; 1, 2 … take the next value of each. */
export function ReportOptions({ report, chosen, onChoose }: ReportOptionsProps) {
  const { t } = useLanguage();
  const options = (REPORTS[report].options ?? []).map(({ key, word, choices }, at) => {
    const value = chosen[key] ?? choices[0]?.value ?? '';
    const place = choices.findIndex(choice => choice.value === value);
    const next = choices[(place + 1) % choices.length]?.value ?? value;
    return { key, label: t(word), choices, value, next, keys: String(at + 1) };
  });
  useKeys(
    options.map(({ key, keys, label, next }) => ({
      ...{ keys, label, run: () => onChoose({ ...chosen, [key]: next }) },
    })),
  );
  if (options.length === 0) return null;
  return (
    <div className={classes.options}>
      {options.map(({ key, label, choices, value, keys }) => (
        <div key={key} className={classes.option}>
          <span className="small dim">{label}</span>
          <NativeSelect
            aria-label={label}
            value={value}
            onChange={event => onChoose({ ...chosen, [key]: event.currentTarget.value })}
            data={choices.map(choice => ({ value: choice.value, label: t(choice.word) }))}
          />
          <KeyHint keys={keys} />
        </div>
      ))}
    </div>
  );
}
