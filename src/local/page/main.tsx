import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { readPermalink, writePlace } from './state/place.ts';

const linked = readPermalink(location.pathname, location.search);
if (linked) history.replaceState(null, '', `/${writePlace(linked)}`);

const root = document.getElementById('root') ?? document.body.appendChild(document.createElement('div'));
createRoot(root).render(<App />);
