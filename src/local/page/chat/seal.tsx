/** Senpai's mark: the first character of 先輩, as a seal. Decoration only. */
export function Seal({ size }: { size: number }) {
  return (
    <svg className="seal" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" className="seal-ground" />
      <g className="seal-strokes" fill="none" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round">
        <path d="M11 6.6C10.3 9 9.3 10.9 7.8 12.6" />
        <path d="M10 10.6H23.4" />
        <path d="M16 5.8V16.4" />
        <path d="M6.4 16.6H25.6" />
        <path d="M13 17C12.8 21.4 11 24.4 7 26" />
        <path d="M19 17V23.2C19 25 19.6 25.6 21.4 25.6H23C24.8 25.6 25.3 24.9 25.5 22.6" />
      </g>
    </svg>
  );
}
