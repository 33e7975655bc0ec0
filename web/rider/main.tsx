import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../look/look.css';
import './rider.css';
import { RiderPage } from './rider-page.js';

createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <RiderPage />
  </StrictMode>,
);
