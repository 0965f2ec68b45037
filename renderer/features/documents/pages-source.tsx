import { Button } from '@mantine/core';
import { useTranslation } from '../../app/language.tsx';
import { KeyHint } from '../../ui/keys.tsx';
import { CameraShot } from './camera-shot.tsx';
import { FileDrop } from './file-drop.tsx';
import { PhoneUploadPanel } from './phone-upload.panel.tsx';

export type Source = 'files' | 'camera' | 'phone';

type PagesSourceProps = {
  patientId: number;
  source: Source;
  onSource: (source: Source) => void;
  onFiles: (files: readonly File[]) => void;
};

/** Where the pages of a new document come from. */
export function PagesSource({ patientId, source, onSource, onFiles }: PagesSourceProps) {
  const t = useTranslation();
  const toFiles = () => onSource('files');
  const onFile = (file: File) => onFiles([file]);
  if (source === 'camera') return <CameraShot onShot={onFile} onDone={toFiles} />;
  if (source === 'phone') return <PhoneUploadPanel patientId={patientId} onFile={onFile} onDone={toFiles} />;
  return (
    <FileDrop onFiles={onFiles}>
      <Button variant="default" size="compact-sm" onClick={() => onSource('camera')}>
        {t('documents.camera')}
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => onSource('phone')}
        rightSection={<KeyHint keys="Alt P" />}
      >
        {t('documents.fromPhone')}
      </Button>
    </FileDrop>
  );
}
