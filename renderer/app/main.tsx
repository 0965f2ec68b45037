import './zod-without-eval.ts';
import '@fontsource-variable/inter/index.css';
import '@fontsource/noto-sans-devanagari/400.css';
import '@fontsource/noto-sans-devanagari/600.css';
import '@mantine/core/styles.css';
import './app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connect } from '../api/client.ts';
import { Gate } from './gate.tsx';
import { Providers } from './providers.tsx';
import { adoptTheme } from './theme-style-sheet.ts';

connect();
adoptTheme();
const place = document.getElementById('root');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <Providers>
        <Gate />
      </Providers>
    </StrictMode>,
  );
}
