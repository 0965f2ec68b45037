import * as z from 'zod';
import { streamOf, task } from '../../contract/procedure.ts';
import { lineSchema } from '../../kernel/text.ts';
import { keptFileErrors } from './file-errors.schema.ts';
import { KEPT_KINDS } from './file-kind.rules.ts';
import {
  openedUploadSchema,
  phonePageIdSchema,
  phoneSettingsSchema,
  uploadIdSchema,
  uploadStateSchema,
} from './phone-upload.schema.ts';

const upload = z.object({ uploadId: uploadIdSchema });
const closed = { PHONE_UPLOAD_CLOSED: z.object({}) };

/** Pages that a phone in the clinic's Wi-Fi sends to a desk (LAB-4); they wait there, and nothing is kept before a person saves it. */
export const phoneUploadContract = {
  /** Opens the door for phones if it is not, and makes a code for one person's pages. */
  openPhoneUpload: task({
    permission: 'documents:add',
    audit: 'phoneUpload.opened',
    input: z.object({ patientId: z.int() }),
    output: openedUploadSchema,
    errors: {
      PHONES_OFF: z.object({}),
      /** The chosen address is no longer this computer's. */
      PHONE_ADDRESS_GONE: z.object({ address: z.string() }),
      PHONE_DOOR_STUCK: z.object({ address: z.string() }),
      TOO_MANY_PHONE_UPLOADS: z.object({ most: z.int() }),
    },
  }),
  /** What has come, and every change of it until the code ends. */
  phonePages: task({
    permission: 'documents:add',
    audit: 'phoneUpload.followed',
    recorded: false,
    input: upload,
    output: streamOf(uploadStateSchema),
    errors: closed,
  }),
  /** Gives one page to the desk and forgets it. */
  takePhonePage: task({
    permission: 'documents:add',
    audit: 'phonePage.taken',
    recorded: false,
    input: upload.extend({ pageId: z.int() }),
    output: z.object({ kind: z.enum(KEPT_KINDS), fileName: z.string(), content: z.string() }),
    errors: closed,
  }),
  /** From the door for phones, as who opened the code. */
  receivePhonePage: task({
    permission: 'documents:add',
    audit: 'phonePage.received',
    input: upload.extend({
      phonePageId: phonePageIdSchema,
      fileName: lineSchema(120),
      // 30,000,000 bytes in base64.
      content: z.string().max(40_000_000, 'FILE_TOO_LARGE'),
    }),
    output: z.object({ received: z.int() }),
    errors: {
      ...closed,
      ...keptFileErrors,
      PHONE_PAGES_FULL: z.object({ most: z.int() }),
      /** The desk has not taken what came before. */
      PHONE_DESK_FULL: z.object({}),
    },
  }),
  closePhoneUpload: task({
    permission: 'documents:add',
    audit: 'phoneUpload.closed',
    input: upload,
    output: z.object({ received: z.int() }),
    errors: closed,
  }),
  phoneSettings: task({
    permission: 'settings:change',
    audit: 'phoneSettings.read',
    recorded: false,
    input: z.object({}),
    output: phoneSettingsSchema,
  }),
  changePhoneSettings: task({
    permission: 'settings:change',
    audit: 'phoneSettings.changed',
    input: z.object({ address: z.string().max(15, 'NOT_AN_ADDRESS') }),
    output: phoneSettingsSchema,
    errors: { PHONE_ADDRESS_GONE: z.object({ address: z.string() }) },
  }),
};
