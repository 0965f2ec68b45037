import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { ButtonKey } from '../../ui/keys.tsx';
import { useCamera } from '../patients/use-camera.ts';
import classes from './documents.module.css';

type CameraShotProps = { onShot: (file: File) => void; onDone: () => void };

/** Page after page or wound after wound by the camera; each goes to the list, the camera stays on. */
export function CameraShot({ onShot, onDone }: CameraShotProps) {
  const t = useTranslation();
  const camera = useCamera(true);
  const video = useRef<HTMLVideoElement>(null);
  const stream = camera.kind === 'live' ? camera.stream : null;
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);

  function shoot(): void {
    const picture = video.current;
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    if (!picture || !context || picture.videoWidth === 0) return;
    canvas.width = picture.videoWidth;
    canvas.height = picture.videoHeight;
    context.drawImage(picture, 0, 0);
    const name = `${t('documents.photo')}.jpg`;
    canvas.toBlob(blob => blob && onShot(new File([blob], name, { type: 'image/jpeg' })), 'image/jpeg', 0.92);
  }

  useKeys([
    { keys: 'Space', label: t('documents.shoot'), run: shoot, isOff: !stream },
    { keys: 'Esc', label: t('documents.cameraBack'), run: onDone },
  ]);
  return (
    <section className={classes.camera} aria-label={t('documents.camera')}>
      {stream ? (
        <video ref={video} autoPlay playsInline muted aria-label={t('patients.photoLive')} />
      ) : (
        <span className="small dim" role="status">
          {camera.kind === 'none' ? t(camera.why) : t('patients.photoStarting')}
        </span>
      )}
      <span className={classes.acts}>
        {stream && (
          <Button size="compact-sm" onClick={shoot} rightSection={<ButtonKey keys="Space" />}>
            {t('documents.shoot')}
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={onDone}>
          {t('documents.cameraBack')}
        </Button>
      </span>
    </section>
  );
}
