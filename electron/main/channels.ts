/** Preload to page, by window.postMessage, with the port. */
export const PAGE_RECEIVES_PORT = 'parchi-port';
/** What the page finds in `window` when a port will be handed over; true, and nothing else. */
export const PAGE_IS_ON_DESKTOP = 'parchiDesktop';
/** Preload to main and back, over IPC. */
export const IPC_WANT_PORT = 'parchi:want-port';
export const IPC_PORT = 'parchi:port';
