import { Button } from '@mantine/core';
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { AnyProcedure } from '#shared/contract/procedure.ts';
import { useTranslation } from '../app/language.tsx';
import classes from './export-buttons.module.css';
import { ExportButtons, type ExportButtonsProps } from './export-buttons.tsx';
import { useKeys } from './key-bindings.ts';
import { KeyHint } from './keys.tsx';

const LETTERS = { xlsx: 'X', csv: 'V', pdf: 'D', print: 'P' };

type ExportFoldProps<P extends AnyProcedure> = Pick<
  ExportButtonsProps<P>,
  'procedure' | 'input' | 'isOff' | 'isNarrow'
> & {
  /** Another key for a second list of the same screen. */
  foldKey?: string;
};

/**
 * The four ways behind one button, where there is no room for them or every key has its meaning already. Unfolded
 * they go by letters, as long as the keyboard stays with them.
 */
export function ExportFold<P extends AnyProcedure>({ foldKey = 'Alt J', ...props }: ExportFoldProps<P>) {
  const { isOff = false } = props;
  const t = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useKeys([
    {
      ...{ keys: foldKey, label: t('common.exportList'), onStrip: false, isOff },
      run: () => setIsOpen(!isOpen),
    },
  ]);
  useEffect(() => {
    if (isOpen) place.current?.querySelector<HTMLElement>(':scope > section button')?.focus();
  }, [isOpen]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !isOpen) return;
    event.preventDefault();
    setIsOpen(false);
    place.current?.querySelector<HTMLElement>('button')?.focus();
  }

  function onBlur({ relatedTarget, currentTarget }: FocusEvent): void {
    if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) setIsOpen(false);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc bubbles up from the buttons inside.
    <div ref={place} className={classes.fold} onKeyDown={onKeyDown} onBlur={onBlur} role="presentation">
      <Button
        variant="default"
        size="compact-sm"
        aria-expanded={isOpen}
        disabled={isOff}
        onClick={() => setIsOpen(!isOpen)}
        rightSection={<KeyHint keys={foldKey} />}
      >
        {t('common.exportList')}
      </Button>
      {isOpen && <ExportButtons<P> {...props} isBeside keys={LETTERS} />}
    </div>
  );
}
