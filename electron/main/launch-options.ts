import { join, resolve } from 'node:path';
import { type Surroundings, usualDataFolder } from './data-folder.ts';

export type LaunchOptions = {
  dataFolder: string;
  /** Where Chromium keeps its own state: one per clinic, so that two clinics do not share a single-instance lock. */
  profileFolder: string;
  isDemo: boolean;
};

export function readLaunchOptions(
  args: readonly string[],
  userDataFolder: string,
  surroundings: Surroundings,
): LaunchOptions {
  const isDemo = args.includes('--demo');
  const named = args.includes('--data') ? args[args.indexOf('--data') + 1] : undefined;
  if (named !== undefined && !named.startsWith('--')) {
    const dataFolder = resolve(named);
    return { dataFolder, profileFolder: join(dataFolder, 'window'), isDemo };
  }
  return {
    dataFolder: usualDataFolder(isDemo, surroundings),
    profileFolder: isDemo ? join(userDataFolder, 'demo-window') : userDataFolder,
    isDemo,
  };
}

/** What the clinic's process is started with: its folder first. */
export function clinicArguments(options: LaunchOptions): string[] {
  return [options.dataFolder, ...(options.isDemo ? ['--demo'] : [])];
}
