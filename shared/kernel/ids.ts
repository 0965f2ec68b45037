import * as z from 'zod';

/** Ids are SQLite integer keys: small, ordered by time, and never shown to a person (a UHID or a bill number is). */
const idSchema = z.int().positive();

export const patientIdSchema = idSchema;
export const visitIdSchema = idSchema;
export const userIdSchema = idSchema;
export const billIdSchema = idSchema;
export const paymentIdSchema = idSchema;
