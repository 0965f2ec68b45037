import '@fontsource-variable/inter/index.css';
import '@fontsource/noto-sans-devanagari/400.css';
import '@fontsource/noto-sans-devanagari/600.css';
import '@fontsource/noto-sans-bengali/400.css';
import '@fontsource/noto-sans-gujarati/400.css';
import '@fontsource/noto-sans-gurmukhi/400.css';
import '@fontsource/noto-sans-kannada/400.css';
import '@fontsource/noto-sans-malayalam/400.css';
import '@fontsource/noto-sans-oriya/400.css';
import '@fontsource/noto-sans-tamil/400.css';
import '@fontsource/noto-sans-telugu/400.css';
import '@mantine/core/styles.css';
import '@mantine/schedule/styles.css';
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
