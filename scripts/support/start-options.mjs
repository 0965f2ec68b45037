import { parseArgs } from 'node:util';

export const USAGE = 'npm start -- [--headless] [--data DIR] [--port N] [--demo]';

/** What `npm start` was asked for. `hostArguments` are the ones that both hosts understand. */
export function readStartOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      headless: { type: 'boolean', default: false },
      data: { type: 'string' },
      port: { type: 'string' },
      demo: { type: 'boolean', default: false },
    },
  });
  if (values.port !== undefined && !isPort(values.port)) {
    throw new Error(`--port takes a number from 0 to 65535 (0 = any), not "${values.port}"`);
  }
  return {
    headless: values.headless,
    hostArguments: [
      ...(values.data === undefined ? [] : ['--data', values.data]),
      ...(values.demo ? ['--demo'] : []),
    ],
    httpArguments: values.port === undefined ? [] : ['--port', values.port],
  };
}

function isPort(text) {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}
