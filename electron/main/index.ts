import { join } from 'node:path';
import { startDesktop } from './desktop.ts';

startDesktop(join(import.meta.dirname, '..'), process.argv.slice(1));
