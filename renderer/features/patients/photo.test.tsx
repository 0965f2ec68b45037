import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { renderPage } from '../../app/test-page.tsx';
import { lakshmi, patientOf } from './patients.test-support.ts';
import { PhotoPanel } from './photo.panel.tsx';
import { squareOf } from './photo-scale.ts';

/** The camera and the canvas are the browser's; jsdom has neither. */
const stop = vi.fn();
const getUserMedia = vi.fn();
const drawn = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  getUserMedia.mockResolvedValue({ getTracks: () => [{ stop }] });
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { mediaDevices: { getUserMedia } }));
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({
    fillRect() {},
    drawImage: drawn,
  } as never);
  vi.spyOn(HTMLCanvasElement.prototype, 'toDataURL').mockImplementation(
    (_type?: string, quality?: number) =>
      `data:image/jpeg;base64,${'A'.repeat(quality && quality > 0.8 ? 200_000 : 4)}`,
  );
  vi.spyOn(HTMLVideoElement.prototype, 'videoWidth', 'get').mockReturnValue(640);
  vi.spyOn(HTMLVideoElement.prototype, 'videoHeight', 'get').mockReturnValue(480);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function openPhoto() {
  const onDone = vi.fn();
  const page = renderPage(<PhotoPanel patient={patientOf(lakshmi)} onDone={onDone} />, {
    handlers: { patients: { savePhoto: () => ({ takenAt: 1 }) } },
  });
  return { ...page, onDone, user: userEvent.setup() };
}

test('Space takes the picture, the camera’s light goes out, and Enter saves what is small enough', async () => {
  const { user, inputsOf, onDone } = openPhoto();
  await screen.findByLabelText('What the camera sees');
  expect(getUserMedia.mock.calls[0]?.[0]).not.toHaveProperty('audio');
  await user.keyboard(' ');
  await screen.findByAltText('Photo of Lakshmi Raghavan');
  expect(stop).toHaveBeenCalled();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(inputsOf(contract.patients.savePhoto)).toEqual([{ patientId: lakshmi.id, jpeg: 'AAAA' }]);
});

test('a picture that turned out badly is taken once more', async () => {
  const { user } = openPhoto();
  await screen.findByLabelText('What the camera sees');
  await user.keyboard(' ');
  await screen.findByAltText('Photo of Lakshmi Raghavan');
  await user.keyboard('r');
  await screen.findByLabelText('What the camera sees');
  expect(getUserMedia).toHaveBeenCalledTimes(2);
});

test.each([
  ['NotFoundError', /No camera here/],
  ['NotAllowedError', /camera was not allowed/],
  ['NotReadableError', /Another program holds the camera/],
])('without a camera (%s) it says so and offers the file', async (name, words) => {
  getUserMedia.mockRejectedValue(new DOMException('', name));
  openPhoto();
  await screen.findByText(words);
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /Choose a file/ })),
  );
});

test('a file that is no picture is refused, and nothing is sent', async () => {
  const { user, inputsOf } = openPhoto();
  vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('not a picture')));
  await screen.findByLabelText('What the camera sees');
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  await user.upload(input as HTMLInputElement, new File(['x'], 'report.png', { type: 'image/png' }));
  await screen.findByText(/not a picture that can be read/);
  expect(inputsOf(contract.patients.savePhoto)).toHaveLength(0);
});

test('the kept square is the middle of a wide picture and above the middle of an upright one', () => {
  expect(squareOf(640, 480)).toEqual({ left: 80, top: 0, side: 480 });
  expect(squareOf(600, 1000)).toEqual({ left: 0, top: 100, side: 600 });
});
