import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { screen } from '@testing-library/react';
import type { VisitView } from '#shared/features/encounters/encounter.schema.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { VisitScreen } from './visit.screen.tsx';
import { nothingFound, readingOf, visit } from './visit.test-support.ts';

export const SAVED_AT = Date.parse('2026-11-21T06:34:09Z');

const TheVisit = () => <VisitScreen visitId={7} />;

/** The screen of visit 7 over a server that answers only what is asked of it here. */
export function openVisit(more: Partial<VisitView> = {}, handlers: Handlers = {}, component = TheVisit) {
  const router = createRouter({
    routeTree: createRootRoute({ component }),
    history: createMemoryHistory(),
  });
  return renderPage(<RouterProvider router={router} />, {
    handlers: {
      encounters: {
        open: () => ({ ...visit, ...more }),
        saveDraft: () => ({ savedAt: SAVED_AT }),
        ...handlers.encounters,
      },
      prescriptions: {
        readLine: ({ text }) => readingOf(text),
        check: () => nothingFound,
        preview: () => ({ pdf: '', pageCount: 1, fileName: 'draft.pdf' }),
        ...handlers.prescriptions,
      },
    },
  });
}

export const smartLine = () => screen.findByRole('combobox', { name: /add medicine/i });
