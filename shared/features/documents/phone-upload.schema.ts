import * as z from 'zod';

export const MOST_PHONE_PAGES = 20;
/** A code that was photographed by somebody else is of no use to them after that. */
export const PHONE_UPLOAD_MINUTES = 10;

export const uploadIdSchema = z.string().regex(/^[0-9a-f]{16}$/, 'NOT_AN_UPLOAD');
/** Made by the phone for each page, so that a page whose answer was lost and that is sent again comes in once. */
export const phonePageIdSchema = z.string().regex(/^[\w-]{8,64}$/, 'NOT_A_PAGE');

export const openedUploadSchema = z.object({
  uploadId: uploadIdSchema,
  /** What the QR code says; whoever has it may send pages until it ends. */
  url: z.string(),
  expiresAt: z.int(),
});
export type OpenedUpload = z.infer<typeof openedUploadSchema>;

export const uploadStateSchema = z.object({
  isOpen: z.boolean(),
  /** A phone has opened the page. */
  hasPhoneCome: z.boolean(),
  received: z.int(),
  /** Sent by the phone and not yet taken by the desk. */
  waiting: z.array(z.object({ pageId: z.int(), fileName: z.string(), bytes: z.int() })),
});
export type UploadState = z.infer<typeof uploadStateSchema>;

export const phoneSettingsSchema = z.object({
  /** Empty: phones are off. */
  address: z.string(),
  /** What this computer has now in private networks. */
  addresses: z.array(z.object({ name: z.string(), address: z.string() })),
  /** Of the clinic's certificate, once there is one. */
  fingerprint: z.string().nullable(),
});
export type PhoneSettings = z.infer<typeof phoneSettingsSchema>;
