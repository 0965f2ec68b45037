import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type Surroundings, usualDataFolder } from './data-folder.ts';
import { clinicArguments, readLaunchOptions } from './launch-options.ts';

const linux: Surroundings = { platform: 'linux', env: {}, home: '/home/a' };
const profile = '/home/a/.config/Parchi';

test('without options the clinic lies in the folder of the person who runs the app', () => {
  expect(readLaunchOptions(['/app'], profile, linux)).toEqual({
    dataFolder: '/home/a/.local/share/parchi/clinic',
    profileFolder: profile,
    isDemo: false,
  });
});

test('each system has its usual place', () => {
  const roaming = { APPDATA: '/users/a/roaming' };
  expect(usualDataFolder(false, { ...linux, env: { XDG_DATA_HOME: '/x' } })).toBe('/x/parchi/clinic');
  expect(usualDataFolder(false, { ...linux, platform: 'win32', env: roaming })).toBe(
    '/users/a/roaming/Parchi/clinic',
  );
  expect(usualDataFolder(true, { ...linux, platform: 'darwin' })).toBe(
    '/home/a/Library/Application Support/Parchi/demo',
  );
});

test('the sample clinic never touches the real one', () => {
  const real = readLaunchOptions([], profile, linux);
  const demo = readLaunchOptions(['--demo'], profile, linux);

  expect(demo.dataFolder).not.toBe(real.dataFolder);
  expect(demo.profileFolder).not.toBe(real.profileFolder);
});

test('a named folder holds the clinic and the window state, so that two clinics can be open at once', () => {
  const options = readLaunchOptions(['.', '--data', '/srv/clinic'], profile, linux);

  expect(options.dataFolder).toBe(resolve('/srv/clinic'));
  expect(options.profileFolder).toBe(join(resolve('/srv/clinic'), 'window'));
  expect(clinicArguments(options)).toEqual([resolve('/srv/clinic')]);
});

test('an option without its folder is not taken for one', () => {
  expect(readLaunchOptions(['--data', '--demo'], profile, linux).dataFolder).toMatch(/demo$/);
  expect(readLaunchOptions(['--data'], profile, linux).dataFolder).toMatch(/clinic$/);
});
