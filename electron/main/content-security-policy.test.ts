import { expect, test } from 'vitest';
import { CONTENT_SECURITY_POLICY, SECURITY_HEADERS } from './content-security-policy.ts';

test('the policy lets a page use its own files and nothing else', () => {
  const directives = Object.fromEntries(
    CONTENT_SECURITY_POLICY.split('; ').map(part => {
      const [name = '', ...sources] = part.split(' ');
      return [name, sources];
    }),
  );

  expect(directives).toEqual({
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'blob:', 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'frame-src': ['blob:'],
    'form-action': ["'none'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
    'object-src': ["'none'"],
    'require-trusted-types-for': ["'script'"],
  });
});

test('no script or style can be written into a page', () => {
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:|nonce/);
});

test('our own page may ask for the camera and for no other device', () => {
  expect(SECURITY_HEADERS['Permissions-Policy'].split(', ')).toEqual([
    'camera=(self)',
    'microphone=()',
    'geolocation=()',
    'payment=()',
    'usb=()',
  ]);
});
