import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { newQueryClient } from '../api/query-client.ts';
import { Toasts } from '../ui/toasts.tsx';
import { LanguageProvider } from './language.tsx';
import { SessionProvider, useSession } from './session.tsx';
import { theme } from './theme.ts';

function ClinicLanguage({ children }: { children: ReactNode }) {
  const { status } = useSession();
  return <LanguageProvider usual={status?.screenLanguage ?? 'en'}>{children}</LanguageProvider>;
}

type ProvidersProps = { children: ReactNode; queryClient?: QueryClient; env?: 'default' | 'test' };

/** Mantine puts no <style> into the page: its variables come from adoptTheme(), its classes from files. */
export function Providers({ children, queryClient, env = 'default' }: ProvidersProps) {
  const [client] = useState(() => queryClient ?? newQueryClient());
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
      env={env}
    >
      <QueryClientProvider client={client}>
        <SessionProvider>
          <ClinicLanguage>
            {children}
            <Toasts />
          </ClinicLanguage>
        </SessionProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
