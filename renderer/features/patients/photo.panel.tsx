import { Button } from '@mantine/core';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Patient } from '#shared/features/patients/patient.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import { Refusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { ButtonKey, KeyHint } from '../../ui/keys.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './photo.module.css';
import { photoFromFile, scaledPhoto } from './photo-scale.ts';
import { SideHead } from './side-head.tsx';
import { type Camera, useCamera } from './use-camera.ts';

type PhotoPanelProps = { patient: Patient; onDone: () => void };

/** A photo by the camera (Space takes it) or from a file, made small here before it is sent (REG-8). */
export function PhotoPanel({ patient, onDone }: PhotoPanelProps) {
  const t = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLElement>(null);
  const [taken, setTaken] = useState<string | null>(null);
  const [notAPhoto, setNotAPhoto] = useState<Refusal | null>(null);
  const camera = useCamera(taken === null);
  const save = useWrite(contract.patients.savePhoto);
  const isLive = taken === null && camera.kind === 'live';

  // The keyboard stands on the one thing to do next: take it, save it, or choose a file.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is next changes with these two.
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('[data-next]')?.focus();
  }, [taken, camera.kind]);

  function shoot(): void {
    const picture = video.current;
    if (picture) setTaken(scaledPhoto(picture, picture.videoWidth, picture.videoHeight) ?? null);
  }

  async function takeFile(chosen: File | undefined): Promise<void> {
    if (!chosen) return;
    const photo = await photoFromFile(chosen);
    setNotAPhoto(photo ? null : new Refusal('NOT_A_PHOTO'));
    if (photo) setTaken(photo);
  }

  function keep(): void {
    if (taken === null) return;
    save.call({ patientId: patient.id, jpeg: taken }).then(
      () => {
        toast(t('patients.photoSaved'));
        onDone();
      },
      () => undefined, // Said by the notice below; the picture stays.
    );
  }

  function again(): void {
    setTaken(null);
    save.reset();
  }

  useKeys([
    { keys: 'Space', label: t('patients.photoShoot'), run: shoot, isOff: !isLive },
    { keys: 'Enter', label: t('common.save'), run: keep, isOff: taken === null },
    { keys: 'R', label: t('patients.photoAgain'), run: again, isOff: taken === null },
    { keys: 'O', label: t('patients.photoFile'), run: () => file.current?.click() },
    { keys: 'Esc', label: t('common.close'), run: onDone },
  ]);

  return (
    <section ref={panel} className={classes.panel} aria-label={t('patients.photo')}>
      <SideHead title={t('patients.photo')} onDone={onDone} />
      <div className={classes.frame}>
        {taken === null ? (
          <Viewfinder camera={camera} videoRef={video} />
        ) : (
          <img
            src={`data:image/jpeg;base64,${taken}`}
            alt={t('patients.photoOf', { name: patient.fullName })}
          />
        )}
      </div>
      <ProblemNotice error={notAPhoto ?? save.error} onRetry={keep} />
      <div className={classes.acts}>
        {isLive && (
          <Button data-next onClick={shoot} rightSection={<ButtonKey keys="Space" />}>
            {t('patients.photoShoot')}
          </Button>
        )}
        {taken !== null && (
          <>
            <Button data-next aria-busy={save.pending} onClick={keep} rightSection={<ButtonKey keys="↵" />}>
              {t('patients.photoSave')}
            </Button>
            <Button variant="default" onClick={again} rightSection={<KeyHint keys="R" />}>
              {t('patients.photoAgain')}
            </Button>
          </>
        )}
        <Button
          variant="default"
          onClick={() => file.current?.click()}
          rightSection={<KeyHint keys="O" />}
          {...(camera.kind === 'none' && taken === null ? { 'data-next': true } : {})}
        >
          {t('patients.photoFile')}
        </Button>
        <input
          ref={file}
          type="file"
          accept="image/*"
          hidden
          aria-label={t('patients.photoFile')}
          onChange={event => {
            void takeFile(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      <p className="tiny dim">{t('patients.photoAbout')}</p>
    </section>
  );
}

type ViewfinderProps = { camera: Camera; videoRef: RefObject<HTMLVideoElement | null> };

function Viewfinder({ camera, videoRef }: ViewfinderProps) {
  const t = useTranslation();
  const stream = camera.kind === 'live' ? camera.stream : null;
  useEffect(() => {
    if (videoRef.current) videoRef.current.srcObject = stream;
  }, [stream, videoRef]);
  if (camera.kind === 'live')
    return <video ref={videoRef} autoPlay playsInline muted aria-label={t('patients.photoLive')} />;
  return (
    <span className="small dim" role="status">
      {camera.kind === 'none' ? t(camera.why) : t('patients.photoStarting')}
    </span>
  );
}
