import { join } from 'node:path';

export type Surroundings = {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
};

/** Where a clinic lies when nobody named a folder; every host on this machine opens the same one. */
export function usualDataFolder(isDemo: boolean, { platform, env, home }: Surroundings): string {
  return join(usualPlace(platform, env, home), isDemo ? 'demo' : 'clinic');
}

function usualPlace(platform: NodeJS.Platform, env: Surroundings['env'], home: string): string {
  if (platform === 'win32') {
    return join(env.APPDATA ?? home, 'Parchi');
  }
  if (platform === 'darwin') {
    return join(home, 'Library', 'Application Support', 'Parchi');
  }
  return join(env.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'parchi');
}
