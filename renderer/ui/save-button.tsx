import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from '../app/language.tsx';
import { ButtonKey } from './keys.tsx';

type SaveButtonProps = {
  busy?: boolean;
  /** Why it is off stands beside it. */
  isOff?: boolean;
  children?: ReactNode;
  /** The key that does the same: 'Enter', 'Ctrl Enter'. */
  keys?: string;
  /** The one act that ends the screen: 40 px. */
  isLarge?: boolean;
  isFullWidth?: boolean;
  onClick?: () => void;
};

/** The filled button of a form. It keeps the focus while busy; a second press is the same call. */
export function SaveButton(props: SaveButtonProps) {
  const t = useTranslation();
  return (
    <Button
      type={props.onClick ? 'button' : 'submit'}
      aria-busy={props.busy ?? false}
      disabled={props.isOff ?? false}
      size={props.isLarge ? 'lg' : 'sm'}
      fullWidth={props.isFullWidth ?? false}
      rightSection={props.keys ? <ButtonKey keys={props.keys} /> : undefined}
      {...(props.onClick ? { onClick: props.onClick } : {})}
    >
      {props.children ?? t('common.save')}
    </Button>
  );
}
