import { useEffect, useState } from 'react';
import type { WordKey } from '#shared/i18n/translate.ts';

export type Camera =
  | { kind: 'starting' }
  | { kind: 'live'; stream: MediaStream }
  | { kind: 'none'; why: WordKey };

function wordOf(error: unknown): WordKey {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'patients.photoNotAllowed';
  if (name === 'NotReadableError' || name === 'AbortError') return 'patients.photoBusy';
  return 'patients.photoNoCamera';
}

/** The camera while `isOn`: its light is out as soon as the picture is taken or the panel is closed. */
export function useCamera(isOn: boolean): Camera {
  const [camera, setCamera] = useState<Camera>({ kind: 'starting' });
  useEffect(() => {
    if (!isOn) return;
    let isGone = false;
    let stream: MediaStream | undefined;
    const release = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    setCamera({ kind: 'starting' });
    // A page that came over plain HTTP from another computer is given no camera at all.
    const asking = navigator.mediaDevices?.getUserMedia({
      video: { facingMode: 'user', width: { ideal: 960 }, height: { ideal: 720 } },
    });
    if (!asking) setCamera({ kind: 'none', why: 'patients.photoNoCamera' });
    else
      asking.then(
        given => {
          stream = given;
          if (isGone) release();
          else setCamera({ kind: 'live', stream: given });
        },
        error => {
          if (!isGone) setCamera({ kind: 'none', why: wordOf(error) });
        },
      );
    return () => {
      isGone = true;
      release();
    };
  }, [isOn]);
  return camera;
}
