/** One policy for the desktop window and for the browser. */
export { SECURITY_HEADERS as securityHeaders } from '../main/content-security-policy.ts';
