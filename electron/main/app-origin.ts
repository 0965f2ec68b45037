export const APP_SCHEME = 'app';
export const APP_HOST = 'parchi';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
export const APP_START_PAGE = `${APP_ORIGIN}/index.html`;
/** The same page as the waiting room's wall: numbers only, whoever is signed in. */
export const APP_WALL_PAGE = `${APP_START_PAGE}#/waiting-room`;

/**
 * The scheme and host of a URL, or undefined for what is no URL or carries a user name. `URL.origin` cannot
 * be used: for schemes that are not the web's own, Node answers "null" for all of them alike.
 */
export function originOf(address: string): string | undefined {
  if (!URL.canParse(address)) {
    return undefined;
  }
  const url = new URL(address);
  return url.username || url.password ? undefined : `${url.protocol}//${url.host}`;
}

export function isAppAddress(address: string): boolean {
  return originOf(address) === APP_ORIGIN;
}
