const PATHS = {
  hash: 'M9 4 7 20M17 4l-2 16M4.5 9h16M3.5 15h16',
  home: 'M4 11.5 12 5l8 6.5V19a1 1 0 0 1-1 1h-4.5v-5.5h-5V20H5a1 1 0 0 1-1-1z',
  close: 'M6 6l12 12M18 6 6 18',
  back: 'M15 5l-7 7 7 7',
  menu: 'M4 7h16M4 12h16M4 17h16',
  send: 'M4.5 12 20 5l-4.5 14.5-4-6zM20 5l-8.5 8.5',
  reply: 'M20 18.5c-1-4.5-4.5-7-9-7V7.5L4.5 13l6.5 5.5v-4c3.5 0 6.5 1 9 4z',
  eye: 'M4 12s3-5.5 8-5.500S20 12 20 12s-3 5.5-8 5.500S4 12 4 12zM12 9.700a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6',
  dots: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  trash: 'M5 7h14M10 7V5h4v2M7 7l1 12h8l1-12M10.5 11v5M13.5 11v5',
  'thumb-up':
    'M7.5 11v8.500H4.500V11zM7.5 11 11 4.500c1.6 0 2.5 1.2 2.1 2.800L12.5 10H18a1.6 1.6 0 0 1 1.6 2l-1.5 6a2 2 0 0 1-2 1.500H7.5',
  'thumb-down':
    'M16.5 13V4.500h3V13zM16.5 13 13 19.500c-1.6 0-2.5-1.2-2.1-2.800l.6-2.700H6a1.6 1.6 0 0 1-1.6-2l1.5-6a2 2 0 0 1 2-1.500h8.6',
  sun: 'M12 8.500a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.400M5.6 18.4 7 17M17 7l1.4-1.4',
  moon: 'M19.5 14.500A8 8 0 0 1 9.5 4.500a8 8 0 1 0 10 10',
  system: 'M5 5.500h14a1 1 0 0 1 1 1v8.500a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6.500a1 1 0 0 1 1-1zM9 20h6M12 16v4',
  down: 'M12 5v14M6 13l6 6 6-6',
  slash: 'M15.5 5l-7 14',
  at: 'M15.5 8.500v5a2.2 2.2 0 0 0 4.4 0V12a8 8 0 1 0-3.2 6.400M12 8.500a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7',
  help: 'M12 3.800a8.2 8.2 0 1 0 0 16.4 8.2 8.2 0 0 0 0-16.400M9.6 9.600c.2-1.4 1.2-2.1 2.5-2.1 1.4 0 2.4.9 2.4 2.1 0 1.7-2.4 1.9-2.4 3.700M12.1 16.300h.01',
} as const;

export type IconName = keyof typeof PATHS;

/** A small line drawing in the text's colour. Decoration: the control around it carries the label. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth={name === 'dots' ? 2.8 : 1.7}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
