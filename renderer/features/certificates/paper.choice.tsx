import { SegmentedControl } from '@mantine/core';
import { useTranslation } from '../../app/language.tsx';
import type { PaperChoice } from './use-issuing.ts';

type PaperProps = { paper: PaperChoice; onChange: (paper: PaperChoice) => void };

export function PaperField({ paper, onChange }: PaperProps) {
  const t = useTranslation();
  return (
    <SegmentedControl
      aria-label={t('certificates.paper')}
      size="xs"
      data={[
        { value: 'A5', label: 'A5' },
        { value: 'A4', label: 'A4' },
        { value: 'counterfoil', label: t('certificates.counterfoil') },
      ]}
      value={paper}
      onChange={next => onChange(next as PaperChoice)}
    />
  );
}
