import { Menu, type MenuItemConstructorOptions } from 'electron';

/** Just what a keyboard expects: copy and paste, zoom, full screen, quit. Developer tools only in development. */
export function setMinimalMenu(platform: NodeJS.Platform, isPackaged: boolean): void {
  const template: MenuItemConstructorOptions[] = [
    ...(platform === 'darwin'
      ? [{ role: 'appMenu' } as const]
      : [{ label: 'Parchi', submenu: [{ role: 'quit' } as const] }]),
    { role: 'editMenu' },
    { label: 'View', submenu: viewItems(isPackaged) },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function viewItems(isPackaged: boolean): MenuItemConstructorOptions[] {
  const items: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ];
  return isPackaged
    ? items
    : [...items, { type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }];
}
