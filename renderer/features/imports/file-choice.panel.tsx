import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { MOST_ROWS } from '#shared/features/imports/imports.contract.ts';
import { useTranslation } from '../../app/language.tsx';
import { KeyHint } from '../../ui/keys.tsx';
import { countText } from './count-text.ts';
import classes from './imports.module.css';
import type { ImportFile } from './use-import-file.ts';

const TYPES = '.csv,.txt,.tsv,.xlsx';

type FileChoiceProps = {
  file: ImportFile;
  isOff: boolean;
  onChoose: (file: File) => void;
  picker: { current: HTMLInputElement | null };
};

/** Where the old list comes in: dropped, or picked from the computer. */
export function FileChoice({ file, isOff, onChoose, picker }: FileChoiceProps) {
  const t = useTranslation();
  const [isOver, setIsOver] = useState(false);
  const depth = useRef(0);
  const take = (files: FileList | null) => {
    const [first] = files ?? [];
    if (first && !isOff) onChoose(first);
  };
  const onDrag = (by: number) => (event: DragEvent) => {
    event.preventDefault();
    depth.current = Math.max(0, depth.current + by);
    setIsOver(depth.current > 0);
  };
  function onDrop(event: DragEvent): void {
    event.preventDefault();
    depth.current = 0;
    setIsOver(false);
    take(event.dataTransfer.files);
  }

  return (
    <section
      className={classes.drop}
      aria-label={t('imports.chooseFile')}
      data-over={isOver || undefined}
      data-small={file.chosen !== null || undefined}
      onDragEnter={onDrag(1)}
      onDragLeave={onDrag(-1)}
      onDragOver={event => event.preventDefault()}
      onDrop={onDrop}
    >
      <input
        ref={picker}
        type="file"
        accept={TYPES}
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('imports.chooseFile')}
        disabled={isOff}
        onChange={event => {
          take(event.currentTarget.files);
          // The same file, corrected and chosen again, is a new choice.
          event.currentTarget.value = '';
        }}
      />
      {file.chosen ? (
        <div className={classes.chosen}>
          <IconFileSpreadsheet size={20} stroke={1.6} aria-hidden />
          <span className="column grow">
            <span className={`strong small ${classes.fileName}`}>{file.chosen.fileName}</span>
            <span className="tiny dim">
              {t('imports.rowsIn', { count: countText(file.inspected?.rowCount ?? 0) })} ·{' '}
              {file.inspected?.encoding}
            </span>
          </span>
        </div>
      ) : (
        <>
          <IconFileSpreadsheet size={28} stroke={1.4} aria-hidden />
          <span className="strong">{t('imports.dropHere')}</span>
          <span className="tiny dim">{t('imports.dropHint', { limit: countText(MOST_ROWS) })}</span>
        </>
      )}
      <Button
        variant="default"
        disabled={isOff}
        onClick={() => picker.current?.click()}
        rightSection={<KeyHint keys="Ctrl O" />}
        data-autofocus
      >
        {t(file.chosen ? 'imports.otherFile' : 'imports.chooseFile')}
      </Button>
    </section>
  );
}
