import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../look/look.css';
import './driver.css';
import { DriverPage } from './driver-page.js';

createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <DriverPage />
  </StrictMode>,
);

// Only where the connection is encrypted, or this very machine answers, may a page keep itself for times without a line.
if ('serviceWorker' in navigator) {
  navigator.serviceWorker.register('/page-worker.js', { scope: '/driver' }).catch(() => undefined);
}
