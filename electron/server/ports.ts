/** What the clinic server needs from the host it runs in; a host without an ability leaves it out. */
export type Host = {
  readonly kind: 'desktop' | 'headless' | 'test';
  pickFolder?(title: string): Promise<string | null>;
  /** Opens a PDF in the desktop's own viewer. */
  openPdf?(fileName: string, pdf: Uint8Array): Promise<void>;
  printPdf?(fileName: string, pdf: Uint8Array): Promise<void>;
  /** A second window with the waiting room's wall. */
  openWaitingScreen?(): Promise<void>;
};

/** Local redacted log: codes and references, never names or clinical text. */
export type FaultLog = (reference: string, error: unknown, where: string) => void;
