import './zod-without-eval.ts';

// A static import would be evaluated with the schemas of a shared chunk before the line above.
await import('./start.tsx');
