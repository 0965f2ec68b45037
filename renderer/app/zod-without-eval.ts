import * as z from 'zod';

// A schema decides when it is made whether it may try `new Function`, which the page's policy refuses and
// reports; so this is imported before every schema.
z.config({ jitless: true });
