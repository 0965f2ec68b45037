import { Button } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import classes from './documents.module.css';

type FileDropProps = { onFiles: (files: readonly File[]) => void; children?: ReactNode };

/** Pages come in here: dropped, pasted while it is open, or chosen from the computer. */
export function FileDrop({ onFiles, children }: FileDropProps) {
  const t = useTranslation();
  const picker = useRef<HTMLInputElement>(null);
  const depth = useRef(0);
  const [isOver, setIsOver] = useState(false);
  const latest = useRef(onFiles);
  latest.current = onFiles;

  useEffect(() => {
    function onPaste(event: ClipboardEvent): void {
      const files = [...(event.clipboardData?.files ?? [])];
      // Text goes where the cursor stands.
      if (files.length === 0) return;
      event.preventDefault();
      latest.current(files);
    }
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, []);

  const choose = () => picker.current?.click();
  useKeys([{ keys: 'Ctrl O', label: t('documents.chooseFiles'), run: choose }]);
  const onDrag = (by: number) => (event: DragEvent) => {
    event.preventDefault();
    depth.current = Math.max(0, depth.current + by);
    setIsOver(depth.current > 0);
  };
  function onDrop(event: DragEvent): void {
    event.preventDefault();
    depth.current = 0;
    setIsOver(false);
    onFiles([...event.dataTransfer.files]);
  }

  return (
    <section
      className={classes.drop}
      aria-label={t('documents.dropHere')}
      data-over={isOver || undefined}
      onDragEnter={onDrag(1)}
      onDragLeave={onDrag(-1)}
      onDragOver={event => event.preventDefault()}
      onDrop={onDrop}
    >
      <input
        ref={picker}
        type="file"
        multiple
        accept=".jpg,.jpeg,.png,.webp,.pdf,image/*,application/pdf"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('documents.chooseFiles')}
        onChange={event => {
          onFiles([...(event.currentTarget.files ?? [])]);
          // The same file, put right and chosen again, is a new choice.
          event.currentTarget.value = '';
        }}
      />
      <span className="row">
        <IconFileUpload size={20} stroke={1.6} aria-hidden />
        <span className="strong small">{t('documents.dropHere')}</span>
      </span>
      <span className="tiny dim">{t('documents.dropHint')}</span>
      <span className={classes.acts}>
        <Button
          variant="default"
          size="compact-sm"
          onClick={choose}
          rightSection={<KeyHint keys="Ctrl O" />}
          data-autofocus
        >
          {t('documents.chooseFiles')}
        </Button>
        {children}
      </span>
    </section>
  );
}
