import { Select } from '@mantine/core';
import type { ImportLayout } from '#shared/features/imports/imports.contract.ts';
import { useTranslation } from '../../app/language.tsx';
import { type ColumnRole, ROLES, roleOf, withRole } from './column-roles.ts';
import classes from './imports.module.css';
import type { Inspected } from './use-import-file.ts';

type ColumnsProps = {
  inspected: Inspected;
  layout: ImportLayout;
  isOff: boolean;
  onChange: (layout: ImportLayout) => void;
};

const MOST_SAMPLES = 3;

/** Each column of the file, what it is taken for, and what stands in it. */
export function Columns({ inspected, layout, isOff, onChange }: ColumnsProps) {
  const t = useTranslation();
  const choices = ROLES.map(role => ({ value: role, label: t(`imports.${role}`) }));
  return (
    <table className={`table ${classes.columns}`}>
      <thead>
        <tr>
          <th scope="col">{t('imports.columnInFile')}</th>
          <th scope="col">{t('imports.columnMeans')}</th>
          <th scope="col">{t('imports.columnSample')}</th>
        </tr>
      </thead>
      <tbody>
        {inspected.columns
          .map((name, column) => ({ name, column }))
          .map(({ name, column }) => {
            const role = roleOf(layout.map, column);
            return (
              <tr key={column} data-out={role === 'leaveOut' || undefined}>
                <th scope="row">{name}</th>
                <td>
                  <Select
                    aria-label={t('imports.meaningOf', { column: name })}
                    data={choices}
                    value={role}
                    disabled={isOff}
                    searchable
                    maxDropdownHeight={320}
                    onChange={value =>
                      value && onChange({ ...layout, map: withRole(layout.map, column, value as ColumnRole) })
                    }
                  />
                </td>
                <td className={`small dim ${classes.sample}`}>{samplesOf(inspected, column).join(' · ')}</td>
              </tr>
            );
          })}
      </tbody>
    </table>
  );
}

function samplesOf({ sample }: Inspected, column: number): string[] {
  const values = sample.map(cells => cells[column]?.trim() ?? '').filter(value => value !== '');
  return [...new Set(values)].slice(0, MOST_SAMPLES);
}
