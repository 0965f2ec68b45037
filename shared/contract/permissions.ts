import * as z from 'zod';

export const ROLES = ['owner', 'doctor', 'receptionist', 'nurse', 'accountant'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

const everyone: readonly Role[] = ROLES;
const desk: readonly Role[] = ['owner', 'receptionist'];
const floor: readonly Role[] = ['owner', 'doctor', 'receptionist', 'nurse'];
const clinical: readonly Role[] = ['doctor', 'nurse'];

/**
 * Who may do what (SEC-2). A person may hold several roles; any of them suffices.
 * Money is hidden from nurses, clinical notes from the desk.
 */
export const permissions = {
  'settings:read': everyone,
  'settings:change': ['owner'],
  'users:list': everyone,
  'users:manage': ['owner'],
  'patients:search': everyone,
  'patients:register': floor,
  'patients:merge': ['owner'],
  'patients:import': ['owner'],
  /** Names and phones of many people in one file. */
  'patients:export': ['owner'],
  'patients:readChart': clinical,
  'referrals:report': ['owner', 'accountant'],
  'appointments:read': floor,
  'appointments:book': floor,
  'appointments:overbook': ['owner', 'doctor', 'receptionist'],
  'schedules:change': ['owner'],
  'leave:record': ['owner', 'doctor', 'receptionist'],
  'allergies:record': clinical,
  'queue:read': floor,
  'queue:manage': floor,
  'queue:call': ['doctor', 'receptionist', 'nurse'],
  'queue:display': floor,
  'vitals:record': clinical,
  'vitals:read': floor,
  'encounters:write': ['doctor'],
  'prescriptions:read': clinical,
  'formulary:search': clinical,
  'alerts:read': ['owner', 'doctor'],
  'letterheads:change': ['owner', 'doctor'],
  'templates:use': ['doctor'],
  'templates:change': ['owner', 'doctor'],
  /** The clinic's own medicines, tests, forms and growth tables. */
  'lists:change': ['owner', 'doctor'],
  'labs:read': clinical,
  'labs:order': clinical,
  'labs:enter': clinical,
  'labs:release': ['doctor'],
  'documents:read': clinical,
  'documents:add': floor,
  'certificates:read': ['owner', 'doctor'],
  'certificates:issue': ['doctor'],
  'immunisations:read': clinical,
  'immunisations:record': clinical,
  'billing:read': ['owner', 'receptionist', 'accountant'],
  'billing:issue': desk,
  /** On the day of the bill; afterwards it is the owner's. */
  'billing:cancel': desk,
  'billing:cancelLater': ['owner'],
  'billing:reverse': desk,
  'discounts:approve': ['owner'],
  'prices:override': desk,
  'catalogue:change': ['owner'],
  'refunds:request': desk,
  'refunds:approve': ['owner'],
  'dues:writeOff': ['owner'],
  'cash:keep': desk,
  'cash:readAll': ['owner', 'accountant'],
  'expenses:record': desk,
  'statements:match': ['owner', 'receptionist', 'accountant'],
  'parties:read': ['owner', 'receptionist', 'accountant'],
  'parties:change': ['owner', 'accountant'],
  /** A doctor sees their own share; who may see everybody's is the next line. */
  'shares:read': ['owner', 'doctor', 'accountant'],
  'shares:readAll': ['owner', 'accountant'],
  'shares:change': ['owner'],
  'shares:pay': ['owner'],
  'reports:today': ['owner', 'accountant'],
  /** The room of reports; each report has a permission of its own besides. */
  'registers:read': ['owner', 'doctor', 'receptionist', 'accountant'],
  'reports:money': ['owner', 'accountant'],
  'reports:clinical': ['owner', 'doctor'],
  'accounts:export': ['owner', 'accountant'],
  'day:close': ['owner'],
  /** The second name under a closed day or shift. */
  'day:countersign': ['owner', 'doctor', 'receptionist', 'accountant'],
  'audit:read': ['owner'],
  'backup:run': ['owner'],
} as const satisfies Record<string, readonly Role[]>;

export type RolePermission = keyof typeof permissions;

/** `anyone` needs no session (set-up, sign-in); `signedIn` any session. */
export type Permission = RolePermission | 'anyone' | 'signedIn';

export function isAllowed(roles: readonly Role[], permission: Permission): boolean {
  if (permission === 'anyone' || permission === 'signedIn') return true;
  const holders: readonly Role[] = permissions[permission];
  return roles.some(role => holders.includes(role));
}
