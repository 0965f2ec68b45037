/** The slip with a cross. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" className="accent" aria-hidden>
      <g fill="none" stroke="currentColor" strokeWidth="1.9" strokeLinecap="round" strokeLinejoin="round">
        <path d="M6 3.5h12v17l-3-2-3 2-3-2-3 2z" />
        <path d="M12 8v6M9 11h6" />
      </g>
    </svg>
  );
}
